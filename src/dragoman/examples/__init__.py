"""The example reports of `dragoman demo`: retellings written for it, with the process they belong to."""
