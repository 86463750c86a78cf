"""Facts: tenures, events, quotations and complaint figures, each a reader of one article."""
