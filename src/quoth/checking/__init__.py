"""One document held against one record: copies left out, places settled, owners asked, words compared."""
