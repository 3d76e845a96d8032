"""From the plain values of a report to words, tables and charts in the language on the screen."""
