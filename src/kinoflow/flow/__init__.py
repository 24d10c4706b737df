"""The mathematics of flow matching: path, time, loss, predicted quantity, guidance, steppers. No network in sight."""
