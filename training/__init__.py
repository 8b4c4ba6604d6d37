"""The encoder's training: data, model, train, evaluate, export. Not in the wheel; needs the `train` dependency group."""
