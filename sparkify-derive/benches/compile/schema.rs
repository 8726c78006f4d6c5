//! The tables that are measured: fifty of fifteen columns, each with a mix of its own.

/// How many tables there are.
pub(crate) const TABLES: usize = 50;
/// How many columns each has.
pub(crate) const COLUMNS: usize = 15;
/// The table and the column of it whose name changes.
const RENAMED: (usize, usize) = (25, 8);

/// A table.
pub(crate) struct Table {
    /// Its place among the tables.
    pub(crate) number: usize,
    /// Its columns.
    pub(crate) columns: Vec<Column>,
}

/// A column, as each library says it.
#[derive(Clone)]
pub(crate) struct Column {
    /// Its name.
    pub(crate) name: String,
    /// Whether it takes NULL.
    pub(crate) nullable: bool,
    /// Its type in our derive, which is also its type for serde, where the names stand for plain types.
    pub(crate) ours: &'static str,
    /// What our derive says of it besides.
    pub(crate) attributes: &'static str,
    /// Its type in diesel's `table!`.
    pub(crate) diesel: &'static str,
    /// Its type in the structs of diesel and sea-orm.
    pub(crate) rust: &'static str,
    /// What sea-orm says of it besides.
    pub(crate) sea_orm: &'static str,
}

/// The kinds of columns a table has some of, a new name behind each line.
#[rustfmt::skip]
const KINDS: [(&str, bool, [&str; 5]); 22] = [
    ("title", false, ["Varchar<120>", "encode = zstd", "Varchar", "String", r#"column_type = "String(StringLen::N(120))""#]),
    ("email", true, ["Varchar<256>", "encode = lzo", "Varchar", "String", ""]),
    ("country", false, ["Char<2>", "encode = bytedict", "Bpchar", "String", r#"column_type = "Char(Some(2))""#]),
    ("state", false, ["Varchar<16>", r#"default = "new""#, "Varchar", "String", r#"default_value = "new""#]),
    ("active", false, ["bool", "default = true", "Bool", "bool", "default_value = true"]),
    ("quantity", false, ["i32", "encode = az64, default = 0", "Int4", "i32", "default_value = 0"]),
    ("rating", true, ["i16", "", "Int2", "i16", ""]),
    ("price", false, ["Decimal<12, 2>", "encode = az64", "Numeric", "Decimal", r#"column_type = "Decimal(Some((12, 2)))""#]),
    ("tax", true, ["Decimal<5, 4>", "", "Numeric", "Decimal", r#"column_type = "Decimal(Some((5, 4)))""#]),
    ("weight", true, ["f32", "", "Float4", "f32", ""]),
    ("score", false, ["f64", "encode = raw", "Float8", "f64", ""]),
    ("born_on", true, ["Date", "encode = az64", "Date", "Date", ""]),
    ("due_on", false, ["Date", "", "Date", "Date", ""]),
    ("updated_at", true, ["Timestamp", "encode = az64", "Timestamp", "DateTime", ""]),
    ("closed_at", true, ["TimestampTz", "", "Timestamptz", "DateTimeUtc", ""]),
    ("payload", true, ["Super", "", "Jsonb", "Json", ""]),
    ("views", false, ["i64", "encode = mostly16", "Int8", "i64", ""]),
    ("visits", true, ["i64", "encode = delta", "Int8", "i64", ""]),
    ("note", true, ["Varchar<4096>", "", "Varchar", "String", r#"column_type = "Text""#]),
    ("code", false, ["Varchar<8>", "unique", "Varchar", "String", "unique"]),
    ("origin", false, ["Varchar<32>", r#"name = "source_system""#, "Varchar", "String", r#"column_name = "source_system""#]),
    ("checksum", true, ["Varbyte<32>", "", "Bytea", "Vec<u8>", ""]),
];

impl Table {
    /// Every table.
    pub(crate) fn all() -> Vec<Self> {
        (0..TABLES).map(|number| Self::new(number, false)).collect()
    }

    /// The table whose column has another name every other time.
    pub(crate) fn changed(again: bool) -> Self {
        Self::new(RENAMED.0, again)
    }

    fn new(number: usize, renamed: bool) -> Self {
        let own = |name: &str, ours, attributes, diesel, rust| Column {
            name: name.to_owned(),
            nullable: false,
            ours,
            attributes,
            diesel,
            rust,
            sea_orm: "",
        };
        let mut columns = vec![
            own("id", "i64", "identity(1, 1), primary_key", "Int8", "i64"),
            own("parent_id", "i64", "", "Int8", "i64"),
            own("created_at", "Timestamp", "default = sysdate, encode = raw", "Timestamp", "DateTime"),
        ];
        let kinds = KINDS.iter().cycle().skip(number * 5).take(COLUMNS - columns.len());
        columns.extend(kinds.map(|(name, nullable, [ours, attributes, diesel, rust, sea_orm])| Column {
            name: (*name).to_owned(),
            nullable: *nullable,
            ours,
            attributes,
            diesel,
            rust,
            sea_orm,
        }));
        if renamed {
            columns[RENAMED.1].name.push_str("_again");
        }
        Self { number, columns }
    }

    /// `Record07`
    pub(crate) fn rust_name(&self) -> String {
        format!("Record{:02}", self.number)
    }

    /// `record_07`
    pub(crate) fn sql_name(&self) -> String {
        format!("record_{:02}", self.number)
    }

    /// The table that `parent_id` refers to; the first refers to none.
    pub(crate) fn parent(&self) -> Option<Self> {
        Some(Self::new(self.number.checked_sub(1)?, false))
    }
}
