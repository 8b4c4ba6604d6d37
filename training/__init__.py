"""Data, model, training, evaluation and export of the encoder. Not in the wheel; needs the `train` group."""
