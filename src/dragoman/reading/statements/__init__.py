"""Who said what, through whom: the encoder's attributions come in, statements go out.

    reader.read_statements(clauses, cast, calendar, report, identify) -> statements in the order of the text

Two ways meet here. Beside the encoder, over words and tags alone (`grammar`), attributions are nested (`attributions`),
those of two sources in one clause unfolded (`relays`, `quoted`), headlines and interviews read by their marks
(`headlines`, `transcripts`). With the text's clauses and cast they become statements (`reader`): which pieces belong
together (`strays`), how far they reach (`reach`, `hearers`, `interposed`), which of them count (`admission`), who said
it and who was told (`sources`), whether it is quoted and by which channel it came (`manner`).

Nothing is imported here: the encoder needs only the first way, and the actors only where quotations stand (`manner`).
"""
