//! Units as text: headers from real files, traps, messages, properties, and uom as a peer.

#[path = "units/headers.rs"]
mod headers;
#[path = "units/levels.rs"]
mod levels;
#[path = "units/messages.rs"]
mod messages;
#[path = "units/peer.rs"]
mod peer;
#[path = "units/properties.rs"]
mod properties;
#[path = "units/table.rs"]
mod table;
