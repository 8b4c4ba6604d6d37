"""The frozen types of the record: nothing comes in, and what goes out is what every other room speaks in."""
