//! US customary and imperial units, exact by the international yard and pound of 1959 and their kin.

use super::{Row, unit};

const B8: &str = "NIST SP 811 B.8";
const HB44: &str = "NIST HB 44 appendix C";
const UK: &str = "UK Weights and Measures Act 1985";

const FAHRENHEIT: &[&str] = &["°F", "℉", "deg_F", "degreeF", "fahrenheit", "Fahrenheit"];
const FAHRENHEIT_STEP: &[&str] = &["Δ°F", "ΔdegF", "delta_F", "delta_°F", "Fdeg"];

/// Length and area.
pub(super) const LENGTH: &[Row] = &[
    unit("in", "inch", "0.0254 m", B8).also(&["inches"]),
    unit("ft", "foot", "0.3048 m", B8).also(&["feet"]),
    unit("yd", "yard", "0.9144 m", B8),
    unit("mi", "mile", "1609.344 m", B8),
    unit("nmi", "nautical mile", "1852 m", "SI brochure 8, table 8").also(&["nautical_mile"]),
    unit("nmi_UK", "nautical mile (UK)", "6080 ft", UK),
    unit("mil", "mil", "2.54e-5 m", B8).also(&["thou"]),
    unit("microinch", "microinch", "2.54e-8 m", B8).also(&["µin", "uin"]),
    unit("hand", "hand", "4 in", HB44),
    unit("span", "span", "9 in", HB44),
    unit("line", "line", "(1/12) in", HB44),
    unit("barleycorn", "barleycorn", "(1/3) in", HB44),
    unit("point", "point (PostScript)", "(1/72) in", B8),
    unit("point_printer", "point (printer's)", "0.013837 in", B8),
    unit("pica", "pica (computer)", "(1/6) in", B8),
    unit("ftm", "fathom", "6 ft", HB44),
    unit("rd_length", "rod", "16.5 ft", HB44).also(&["pole", "perch"]),
    unit("ch", "chain", "66 ft", HB44),
    unit("lk", "link", "0.66 ft", HB44),
    unit("furlong", "furlong", "660 ft", HB44).also(&["fur"]),
    unit("league", "league", "3 mi", HB44),
    unit("cable", "cable length", "720 ft", HB44),
    unit("ft_US", "foot (US survey)", "(1200/3937) m", B8),
    unit("mi_US", "mile (US survey)", "5280 ft_US", B8),
    unit("cubit", "cubit", "18 in", HB44),
    unit("ell", "ell", "45 in", HB44),
    unit("acre", "acre", "43560 ft^2", HB44).also(&["ac"]),
    unit("acre_US", "acre (US survey)", "43560 ft_US^2", B8),
    unit("rood", "rood", "0.25 acre", UK),
    unit("section", "section", "640 acre", HB44),
    unit("township", "township", "36 section", HB44),
    unit("cmil", "circular mil", "(π/4) mil^2", B8).also(&["circ_mil"]),
    unit("sqft", "square foot", "1 ft^2", B8).also(&["sq_ft", "sf"]),
    unit("sqin", "square inch", "1 in^2", B8).also(&["sq_in"]),
    unit("sqmi", "square mile", "1 mi^2", B8).also(&["sq_mi"]),
];

/// Volume: US measures, then imperial ones.
pub(super) const VOLUME: &[Row] = &[
    unit("gal", "gallon (US)", "231 in^3", HB44)
        .also(&["gal_US", "gallon", "gallons"])
        .note("US gallon; `gal_UK` is imperial"),
    unit("qt", "quart (US)", "0.25 gal", HB44).also(&["qt_US", "quart", "quarts"]),
    unit("pt", "pint (US)", "0.125 gal", HB44).also(&["pt_US", "pint", "pints"]),
    unit("cup", "cup (US)", "0.0625 gal", HB44).also(&["cups"]),
    unit("gi", "gill (US)", "(1/32) gal", HB44),
    unit("fl_oz", "fluid ounce (US)", "(1/128) gal", HB44).also(&["floz", "fl_oz_US"]),
    unit("tbsp", "tablespoon (US)", "(1/256) gal", B8),
    unit("tsp", "teaspoon (US)", "(1/768) gal", B8),
    unit("fl_dr", "fluid dram (US)", "(1/1024) gal", HB44),
    unit("minim", "minim (US)", "(1/61440) gal", HB44),
    unit("pt_dry", "dry pint (US)", "33.6003125 in^3", HB44),
    unit("qt_dry", "dry quart (US)", "67.200625 in^3", HB44),
    unit("pk", "peck (US)", "537.605 in^3", HB44),
    unit("bu", "bushel (US)", "2150.42 in^3", HB44),
    unit("bbl", "barrel (petroleum)", "42 gal", B8).also(&["bbls", "barrel", "barrels"]),
    unit("bbl_US", "barrel (US, liquid)", "31.5 gal", HB44),
    unit("hogshead", "hogshead", "63 gal", HB44),
    unit("gal_UK", "gallon (imperial)", "4.54609 L", UK).also(&["gal_imp", "impgal"]),
    unit("qt_UK", "quart (imperial)", "0.25 gal_UK", UK),
    unit("pt_UK", "pint (imperial)", "0.125 gal_UK", UK),
    unit("gi_UK", "gill (imperial)", "(1/32) gal_UK", UK),
    unit("fl_oz_UK", "fluid ounce (imperial)", "(1/160) gal_UK", UK),
    unit("bu_UK", "bushel (imperial)", "8 gal_UK", UK),
    unit("bbl_UK", "barrel (imperial)", "36 gal_UK", UK),
    unit("acre_ft", "acre foot", "43560 ft^3", HB44).also(&["acft"]),
    unit("board_ft", "board foot", "144 in^3", HB44).also(&["fbm"]),
    unit("cord", "cord", "128 ft^3", HB44),
    unit("register_ton", "register ton", "100 ft^3", B8),
    unit("cuft", "cubic foot", "1 ft^3", B8).also(&["cu_ft", "cf"]),
    unit("cuin", "cubic inch", "1 in^3", B8).also(&["cu_in", "cid"]),
    unit("Mcf", "thousand cubic feet", "1000 ft^3", B8),
];

/// Mass and temperature.
pub(super) const MASS: &[Row] = &[
    unit("lb", "pound (avoirdupois)", "0.45359237 kg", B8)
        .also(&["lbs", "lbm", "lb_m"])
        .note("mass; the force is `lbf`"),
    unit("oz", "ounce (avoirdupois)", "0.0625 lb", B8).also(&["ounce", "ounces"]).note("mass; the volume is `fl_oz`"),
    unit("dr", "dram (avoirdupois)", "(1/256) lb", HB44),
    unit("gr", "grain", "6.479891e-5 kg", B8),
    unit("st", "stone", "14 lb", UK),
    unit("cwt", "hundredweight (short)", "100 lb", B8),
    unit("cwt_UK", "hundredweight (long)", "112 lb", B8),
    unit("ton_US", "ton (short)", "2000 lb", B8).also(&["short_ton"]),
    unit("ton_UK", "ton (long)", "2240 lb", B8).also(&["long_ton"]),
    unit("oz_t", "ounce (troy)", "480 gr", B8).also(&["ozt", "troy_oz"]),
    unit("lb_t", "pound (troy)", "5760 gr", B8),
    unit("dwt", "pennyweight", "24 gr", B8),
    unit("scruple", "scruple", "20 gr", HB44),
    unit("slug", "slug", "1 lb g_n s^2 ft^-1", B8),
    unit("klb", "thousand pounds", "1000 lb", B8),
    unit("assay_ton", "assay ton", "(175/6) g", B8),
    unit("degR", "degree Rankine", "(5/9) K", B8).also(&["°R", "°Ra", "degRa", "rankine"]),
    unit("degF", "degree Fahrenheit", "(5/9) K", B8).also(FAHRENHEIT).point(459.67),
    unit("delta_degF", "difference of one degree Fahrenheit", "(5/9) K", B8).also(FAHRENHEIT_STEP),
];
