"""quoth in the browser, and its HTTP interface: `quoth serve`."""
