//! The statements that a transaction can't have: each of them is refused where a plan puts it inside one.

use sparkify_schema::{
    AlterTable, Alteration, Append, Statement, Table, Vacuum, VacuumKind, Varchar, begin, commit, delete_all,
    transactions, truncate,
};

/// One row per member.
#[derive(Table)]
#[table(name = "members", kind = staging)]
pub struct Member {
    /// What the member is called.
    pub name: Varchar<100>,
}

/// Members before they are known.
#[derive(Table)]
#[table(name = "new_members", kind = staging)]
pub struct NewMember {
    /// What the member is called.
    pub name: Varchar<100>,
}

fn inside(statement: Statement) -> String {
    let plan = [begin(), delete_all(&NewMember::DEF), statement, commit()];
    transactions(&plan).expect_err("no transaction can have it").to_string()
}

fn outside(statement: Statement) {
    let plan = [begin(), delete_all(&NewMember::DEF), commit(), statement];
    assert_eq!(transactions(&plan), Ok(()));
}

const REFUSED: &str =
    "Redshift refuses it inside the transaction opened by `transaction/begin`; run it before or after";

#[test]
fn truncate_would_commit() {
    assert_eq!(
        inside(truncate(&Member::DEF)),
        "members/truncate: it would commit the transaction opened by `transaction/begin` half-way; run it before, or \
         take a statement that can be rolled back"
    );
    outside(truncate(&Member::DEF));
}

#[test]
fn vacuum_stands_alone() {
    let vacuum = || {
        Vacuum { table: Member::DEF, kind: VacuumKind::Full { threshold: None }, boost: false }.statement()
    };
    assert_eq!(inside(vacuum()), format!("members/vacuum: {REFUSED}"));
    outside(vacuum());
}

#[test]
fn the_size_of_a_text_changes_alone() {
    let resize = || {
        let column = AlterTable::column::<Member, _>(|member| member.name());
        AlterTable::new::<Member>(Alteration::ResizeVarchar { column }).statement()
    };
    assert_eq!(inside(resize()), format!("members/alter_resize_name: {REFUSED}"));
    outside(resize());
}

#[test]
fn append_commits_by_itself() {
    let append = || Append::new::<Member, NewMember>().statement();
    assert_eq!(inside(append()), format!("members/append_new_members: {REFUSED}"));
    outside(append());
}

#[test]
fn every_other_alteration_is_rolled_back_with_its_transaction() {
    let name = || AlterTable::column::<Member, _>(|member| member.name());
    let alterations = [
        Alteration::DropColumn { column: "born_on".to_owned(), cascade: false },
        Alteration::ChangeDistStyle,
        Alteration::ChangeSortKey,
        Alteration::DropSortKey,
        Alteration::EncodeAuto,
        Alteration::Rename { from: "people".to_owned() },
        Alteration::RenameColumn { from: "called".to_owned(), to: name() },
        Alteration::DropConstraint { name: "members_name_key".to_owned(), cascade: false },
        Alteration::Owner { user: "librarian".to_owned() },
    ];
    for alteration in alterations {
        let plan = [begin(), AlterTable::new::<Member>(alteration).statement(), commit()];
        assert_eq!(transactions(&plan), Ok(()));
    }
}
