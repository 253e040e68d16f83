//! Units as text: the edge of the system.
