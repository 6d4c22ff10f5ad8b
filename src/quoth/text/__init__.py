"""Text as every stage sees it: decoded, cut into words that keep their places, folded for comparison."""
