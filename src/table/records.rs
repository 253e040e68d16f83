//! The records of a CSV input, a round of some megabytes at a time, each round by all cores.
//!
//! The one idea: where no field is quoted, a line is a record, so a round that ends with a line can be cut after any line and
//! its pieces read apart. Cuts depend on the bytes alone. A round that holds a quote, or anything that the quick reader
//! does not take (a cell that is no number, a line of another width, a lone carriage return), is read again record by
//! record, and so is the rest of the input: quoting and every message have one place.

use std::io::{Chain, Cursor, Read};

use rayon::prelude::*;

use super::builder::{Builder, Kind, Piece};
use super::number;
use super::read::{ReadOptions, bad_cell, builders, delimiter, unreadable, wrong_width};
use crate::error::Result;

/// Bytes of a round; few in the tests of this file, so that small texts have many rounds and pieces.
const ROUND: usize = if cfg!(test) { 256 } else { 8 << 20 };
/// Bytes of a piece of a round, to the next end of a line.
const PIECE: usize = ROUND / 32;
/// Records of a round that are read one by one.
const RECORDS: usize = if cfg!(test) { 3 } else { 1 << 16 };

/// Reads the records of an input.
pub(super) struct Records<'o, R: Read> {
    options: &'o ReadOptions,
    delimiter: u8,
    columns: usize,
    /// The records before.
    rows: usize,
    state: State<R>,
}

enum State<R: Read> {
    Quick(Lines<R>),
    Thorough(Thorough<R>),
    Ended,
}

struct Thorough<R: Read> {
    csv: csv::Reader<Chain<Cursor<Vec<u8>>, R>>,
    /// Line ends before the input of `csv`.
    lines: u64,
}

impl<R: Read> Thorough<R> {
    /// The line of the input in which a record begins, from 1.
    fn line(&self, record: &csv::ByteRecord) -> u64 {
        let Some(position) = record.position() else { return 0 };
        let round = self.csv.get_ref().get_ref().0.get_ref();
        // The parser's own count is behind the `\n` of a `\r\n`, and before empty lines: good enough in a later round only.
        let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        match round.get(start..).and_then(|rest| rest.iter().position(|byte| !b"\r\n".contains(byte))) {
            Some(ends) => {
                let before = round[..start + ends].iter().filter(|&&byte| byte == b'\n').count();
                self.lines + before as u64 + 1
            }
            None => self.lines + position.line(),
        }
    }
}

impl<'o, R: Read> Records<'o, R> {
    /// Reads the header; also gives a builder for each column.
    pub(super) fn open(input: R, options: &'o ReadOptions) -> Result<(Self, Vec<Builder>)> {
        let mut lines = Lines::open(input).map_err(|error| unreadable(&error, options))?;
        let delimiter = delimiter(&lines.bytes, options)?;
        let mut csv = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(lines.bytes.as_slice());
        let header = csv.byte_headers().map_err(|error| unreadable(&error, options))?;
        let fields: Vec<String> = header
            .iter()
            .map(|field| String::from_utf8_lossy(field).trim_start_matches('\u{feff}').to_owned())
            .collect();
        let end = usize::try_from(csv.position().byte()).unwrap_or(usize::MAX);
        lines.used = end.min(lines.bytes.len());
        lines.ends = lines.bytes[..lines.used].iter().filter(|&&byte| byte == b'\n').count() as u64;
        let builders = builders(&fields, options)?;
        Ok((Self { options, delimiter, columns: fields.len(), rows: 0, state: State::Quick(lines) }, builders))
    }

    /// The records read so far.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Reads a round of records into the builders; false at the end of the input.
    ///
    /// # Errors
    ///
    /// An input that cannot be read, a line with another number of fields than the header, and a cell that its column
    /// cannot hold.
    pub(super) fn read_into(&mut self, builders: &mut [Builder]) -> Result<bool> {
        if let State::Quick(lines) = &mut self.state {
            let more = lines.next().map_err(|error| unreadable(&error, self.options))?;
            if !more {
                self.state = State::Ended;
                return Ok(false);
            }
            let kinds: Vec<Kind> = builders.iter().map(Builder::kind).collect();
            let quick = Quick { delimiter: self.delimiter, kinds: &kinds };
            let round = lines.bytes();
            if let Some(pieces) = quick.pieces(round) {
                // A column of numbers that turns into text is refused below, where the record is known.
                let before = self.rows;
                let taken = builders.par_iter_mut().enumerate().all(|(place, builder)| {
                    let mut first = before;
                    pieces.iter().all(|piece| {
                        let taken = piece.append(place, builder, first, round);
                        first += piece.rows;
                        taken
                    })
                });
                if taken {
                    self.rows += pieces.iter().map(|piece| piece.rows).sum::<usize>();
                    lines.used = lines.round;
                    lines.ends += pieces.iter().map(|piece| piece.ends).sum::<u64>();
                    return Ok(true);
                }
            }
        }
        if matches!(self.state, State::Quick(_))
            && let State::Quick(lines) = std::mem::replace(&mut self.state, State::Ended)
        {
            let rest = Cursor::new(lines.bytes[lines.used..].to_vec()).chain(lines.input);
            let mut csv = csv::ReaderBuilder::new();
            let csv = csv.delimiter(self.delimiter).has_headers(false).flexible(true).from_reader(rest);
            self.state = State::Thorough(Thorough { csv, lines: lines.ends });
        }
        let State::Thorough(thorough) = &mut self.state else { return Ok(false) };
        let mut record = csv::ByteRecord::new();
        for _ in 0..RECORDS {
            if !thorough.csv.read_byte_record(&mut record).map_err(|error| unreadable(&error, self.options))? {
                self.state = State::Ended;
                return Ok(true);
            }
            if record.len() != self.columns {
                let line = thorough.line(&record);
                return Err(wrong_width(line, record.len(), self.columns, self.options));
            }
            for (place, (builder, cell)) in builders.iter_mut().zip(&record).enumerate() {
                if !builder.push(cell, self.rows) {
                    let line = thorough.line(&record);
                    return Err(bad_cell(&record, line, place, builder.name(), self.options));
                }
            }
            self.rows += 1;
        }
        Ok(true)
    }
}

/// Whole lines of an input, a round at a time.
struct Lines<R: Read> {
    input: R,
    bytes: Vec<u8>,
    /// Where the round begins, and where it ends: behind the end of a line, or of the input.
    used: usize,
    round: usize,
    /// Line ends before the round.
    ends: u64,
    has_ended: bool,
}

impl<R: Read> Lines<R> {
    fn open(input: R) -> std::io::Result<Self> {
        let mut lines = Self { input, bytes: Vec::new(), used: 0, round: 0, ends: 0, has_ended: false };
        lines.fill()?;
        Ok(lines)
    }

    /// Reads as many bytes as a round has.
    fn fill(&mut self) -> std::io::Result<()> {
        let read = (&mut self.input).take(ROUND as u64).read_to_end(&mut self.bytes)?;
        self.has_ended = read < ROUND;
        Ok(())
    }

    /// Finds the next round; false at the end of the input.
    fn next(&mut self) -> std::io::Result<bool> {
        loop {
            let rest = &self.bytes[self.used..];
            if self.has_ended {
                self.round = self.bytes.len();
                return Ok(!rest.is_empty());
            }
            if let Some(last) = rest.iter().rposition(|&byte| byte == b'\n').filter(|_| rest.len() >= ROUND / 2) {
                self.round = self.used + last + 1;
                return Ok(true);
            }
            self.bytes.drain(..self.used);
            self.used = 0;
            self.fill()?;
        }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[self.used..self.round]
    }
}

/// Reads records without quotes.
struct Quick<'a> {
    delimiter: u8,
    kinds: &'a [Kind<'a>],
}

impl Quick<'_> {
    /// The pieces of a round in their order; `None` when one of them needs a thorough reader.
    fn pieces(&self, round: &[u8]) -> Option<Vec<Piece>> {
        let mut cuts = vec![0];
        let mut last = 0;
        while last < round.len() {
            let least = (last + PIECE).min(round.len());
            last = round[least..].iter().position(|&byte| byte == b'\n').map_or(round.len(), |at| least + at + 1);
            cuts.push(last);
        }
        cuts.par_windows(2).map(|cut| self.piece(round, cut[0], cut[1])).collect()
    }

    fn piece(&self, round: &[u8], first: usize, last: usize) -> Option<Piece> {
        let bytes = &round[..last];
        if bytes[first..].contains(&b'"') {
            return None;
        }
        let mut piece = Piece::new(self.kinds, (last - first) / (8 * self.kinds.len().max(1)));
        let mut at = first;
        while at < last {
            // A line without any field is no record.
            if bytes[at] == b'\n' || bytes[at..].starts_with(b"\r\n") {
                at += if bytes[at] == b'\n' { 1 } else { 2 };
                piece.ends += 1;
                continue;
            }
            for place in 0..self.kinds.len() {
                let end = self.field(bytes, at, &mut piece, place)?;
                let is_last = place + 1 == self.kinds.len();
                at = match bytes.get(end) {
                    Some(&byte) if byte == self.delimiter && !is_last => end + 1,
                    Some(b'\n') if is_last => end + 1,
                    Some(b'\r') if is_last && bytes.get(end + 1) == Some(&b'\n') => end + 2,
                    None if is_last => end,
                    _ => return None,
                };
            }
            piece.rows += 1;
            piece.ends += 1;
        }
        piece.convert(self.kinds);
        Some(piece)
    }

    /// Reads one field; gives the place behind it.
    #[inline]
    fn field(&self, bytes: &[u8], start: usize, piece: &mut Piece, place: usize) -> Option<usize> {
        let is_end = |byte: u8| byte == self.delimiter || byte == b'\n' || byte == b'\r';
        if matches!(self.kinds[place], Kind::Numbers(_))
            && let Some((number, end)) = number::scan(bytes, start)
            && bytes.get(end).is_none_or(|&byte| is_end(byte))
        {
            piece.push_number(place, number);
            return Some(end);
        }
        let length = bytes[start..].iter().position(|&byte| is_end(byte));
        let end = length.map_or(bytes.len(), |length| start + length);
        piece.push(self.kinds[place], place, start, &bytes[start..end]).then_some(end)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use crate::table::Table;
    use proptest::prelude::*;

    /// The same text with its first header in quotes and a quoted cell: read record by record.
    fn thorough(text: &str) -> crate::error::Result<Table> {
        let (header, rest) = text.split_once('\n').unwrap();
        let (blank, rest) = rest.split_at(rest.find(|c| c != '\n').unwrap());
        let cut = rest.find([',', '\r', '\n']).unwrap();
        Table::from_csv(&format!("{header}\n{blank}\"{}\"{}", &rest[..cut], &rest[cut..]))
    }

    #[track_caller]
    fn same(text: &str) {
        match (Table::from_csv(text), thorough(text)) {
            (Ok(quick), Ok(thorough)) => assert_eq!(format!("{quick:?}"), format!("{thorough:?}")),
            (Err(quick), Err(thorough)) => {
                assert_eq!((quick.code(), quick.to_string()), (thorough.code(), thorough.to_string()));
                assert_eq!(quick.location().map(|place| place.line), thorough.location().map(|place| place.line));
            }
            (quick, thorough) => panic!("{quick:?} is not {thorough:?}"),
        }
    }

    #[test]
    fn a_header_of_two_lines_is_followed_by_the_first_record() {
        let table = Table::from_csv("\"a\nb [m]\",c [s]\r\n\r\n1,2\r\n").unwrap();
        assert_eq!((table.rows(), table.columns()[1].numbers()), (1, Some(&[2.0][..])));
    }

    #[test]
    fn quotes_begin_at_any_round_and_may_hold_ends_of_lines() {
        let many = "1,a\n".repeat(200);
        let table = Table::from_csv(&format!("x [m],name\n{many}2,\"b,\nc\"\n{many}")).unwrap();
        assert_eq!((table.rows(), table.column("name").unwrap().label(200).as_deref()), (401, Some("b,\nc")));
    }

    #[test]
    fn a_mistake_has_its_line_in_any_round() {
        let many = "1,2\r\n".repeat(200);
        for (bad, message) in [
            ("1,x\r\n", "`x` in column"),
            ("1\r\n", "line 202 has 1 field where"),
            ("1,2,\r\n", "line 202 has 3 fields"),
        ] {
            let error = Table::from_csv(&format!("a [m],b [m]\r\n{many}{bad}{many}")).unwrap_err();
            assert!(error.to_string().contains(message), "{error}");
            assert_eq!(error.location().unwrap().line, 202);
        }
    }

    #[test]
    fn a_line_longer_than_a_round_is_one_record() {
        let table = Table::from_csv(&format!("x [m],name\n1,{}\n2,b", "a".repeat(1000))).unwrap();
        assert_eq!((table.rows(), table.column("x").unwrap().numbers()), (2, Some(&[1.0, 2.0][..])));
    }

    #[test]
    fn text_in_a_column_of_more_numbers_than_are_kept_is_refused_in_its_line() {
        let many: String = (0..100_001).map(|i| format!("{i}.5\n")).collect();
        let error = Table::from_csv(&format!("x\n{many}1\nfast\n2\n")).unwrap_err();
        assert_eq!((error.location().unwrap().line, error.to_string().contains("`fast`")), (100_004, true));
    }

    proptest! {
        #[test]
        fn quick_and_thorough_readers_agree(
            rows in prop::collection::vec(
                ("-?[0-9]{1,3}(\\.[0-9]{1,4})?(e-?[0-9])?", "( ?[0-9.]{1,4} ?|NA|-||x|a b|1\r2)", "[ab0-9]{0,3}"), 1..80,
            ),
            end in prop::sample::select(vec!["\n", "\r\n", "\n\n"]),
            wide in 0..300_usize,
        ) {
            let mut text = format!("a [km],b [m],c{end}");
            for (i, (a, b, c)) in rows.iter().enumerate() {
                text += &format!("{a},{b},{c}{}{end}", if i + 1 == wide { "," } else { "" });
            }
            same(&text);
        }
    }
}
