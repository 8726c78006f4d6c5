//! PIVOT, UNPIVOT and recursive queries, with the values that AWS documents.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause-pivot-unpivot-examples.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_WITH_clause.html>.

use super::check;

/// The parts of the page of PIVOT.
const PART: &str = "with part as (select 'prop' as partname, 'local parts co' as manufacturer, 2 as quality, 10.00 as price \
     union all select 'prop', 'big parts co', null, 9.00 union all select 'prop', 'small parts co', 1, 12.00 \
     union all select 'rudder', 'local parts co', 1, 2.50 union all select 'rudder', 'big parts co', 2, 3.75 \
     union all select 'rudder', 'small parts co', null, 1.90 union all select 'wing', 'local parts co', null, 7.50 \
     union all select 'wing', 'big parts co', 1, 15.20 union all select 'wing', 'small parts co', null, 11.80)";

/// The colours of the page of UNPIVOT.
const COLORS: &str = "with count_by_color as (select 'high' as quality, 15 as red, 20 as green, 7 as blue \
     union all select 'normal', 35, null, 40 union all select 'low', 10, 23, null)";

fn part(query: &str) -> String {
    format!("{PART} {query}")
}

fn colors(query: &str) -> String {
    format!("{COLORS} {query}")
}

#[test]
fn values_become_columns() {
    let averages = part(
        "select * from (select partname, price from part) pivot (avg(price) for partname in ('prop', 'rudder', 'wing'))",
    );
    let counts = "select * from (select quality, manufacturer from part) pivot (";
    let one = part(&format!("{counts}count(*) for quality in (1, 2, null)) order by manufacturer"));
    let two = part(&format!(
        "{counts}count(*) as count for quality in (1 as high, 2 as low, null as na)) as p \
         where p.high_count > 0 order by p.na_count desc, p.manufacturer"
    ));
    let sums = part(
        "select p.manufacturer, p.prop from (select partname, manufacturer, quality from part) \
         pivot (sum(quality) for partname in ('prop' as prop)) as p order by 1",
    );
    check(&[
        (&averages, "10.33|2.71|11.50"),
        (&one, "big parts co|1|1|1\nlocal parts co|1|1|1\nsmall parts co|1|0|2"),
        (&two, "small parts co|1|0|2\nbig parts co|1|1|1\nlocal parts co|1|1|1"),
        (&sums, "big parts co|~\nlocal parts co|2\nsmall parts co|1"),
    ]);
}

#[test]
fn columns_become_rows() {
    let plain = colors(
        "select * from (select red, green, blue from count_by_color) unpivot (cnt for color in (red, green, blue)) \
         order by color desc, cnt",
    );
    let nulls = colors(
        "select color, count(*), count(cnt) from (select red, green, blue from count_by_color) \
         unpivot include nulls (cnt for color in (red, green, blue)) group by color order by color",
    );
    let kept = colors(
        "select * from count_by_color unpivot (cnt for color in (red as r, green as g, blue as b)) as u \
         where u.color <> 'r' order by u.color, u.cnt",
    );
    check(&[
        (&plain, "red|10\nred|15\nred|35\ngreen|20\ngreen|23\nblue|7\nblue|40"),
        (&nulls, "blue|3|2\ngreen|3|2\nred|3|3"),
        (&kept, "high|b|7\nnormal|b|40\nhigh|g|20\nlow|g|23"),
    ]);
}

#[test]
fn a_recursive_query_follows_the_managers() {
    let employees = "with recursive employee as (select 100 as id, 'Carlos' as name, null as manager_id \
         union all select 101, 'John', 100 union all select 102, 'Jorge', 101 union all select 103, 'Kwaku', 101 \
         union all select 110, 'Liu', 101 union all select 106, 'Mateo', 102 union all select 110, 'Nikki', 103 \
         union all select 104, 'Paulo', 103 union all select 105, 'Richard', 103 union all select 120, 'Saanvi', 104 \
         union all select 200, 'Shirley', 104 union all select 201, 'Sofía', 102 union all select 205, 'Zhang', 104), \
         john_org(id, name, manager_id, level) as (select id, name, manager_id, 1 as level from employee \
         where name = 'John' union all select e.id, e.name, e.manager_id, level + 1 as next_level \
         from employee e, john_org j where e.manager_id = j.id and level < 4) ";
    let below = format!(
        "{employees}select distinct id, name, manager_id from john_org order by manager_id, id, name"
    );
    check(&[(
        &below,
        "101|John|100\n102|Jorge|101\n103|Kwaku|101\n110|Liu|101\n106|Mateo|102\n201|Sofía|102\n104|Paulo|103\n\
         105|Richard|103\n110|Nikki|103\n120|Saanvi|104\n200|Shirley|104\n205|Zhang|104",
    )]);
}
