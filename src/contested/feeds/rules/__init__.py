"""Rules of feeds: what is wrong or looks wrong in rows, each rule under a name, each finding with its rows."""
