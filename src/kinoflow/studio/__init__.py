"""Pages that people use in a browser, and the small servers behind them."""
