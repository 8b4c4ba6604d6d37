"""The words of stance: a text's grammar and cast come in; stances go out, each with its holders and its topic."""
