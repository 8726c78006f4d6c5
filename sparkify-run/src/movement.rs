//! The distribution labels of a query plan: which rows travel between the nodes, and whether that is good.

/// What a plan says about the rows of a join.
///
/// <https://docs.aws.amazon.com/redshift/latest/dg/c_data_redistribution.html>
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) verdict: &'static str,
}

const LABELS: [Label; 8] = [
    Label { name: "DS_DIST_ALL_NONE", meaning: "the inner table is on every node", verdict: "best" },
    Label {
        name: "DS_DIST_ALL_INNER",
        meaning: "the whole inner table goes to one slice, because the outer is on every node",
        verdict: "bad",
    },
    Label { name: "DS_DIST_NONE", meaning: "both sides are on the right slice already", verdict: "best" },
    Label {
        name: "DS_DIST_INNER",
        meaning: "the inner table is distributed anew",
        verdict: "acceptable if the inner table is small",
    },
    Label {
        name: "DS_DIST_OUTER",
        meaning: "the outer table is distributed anew",
        verdict: "acceptable at times",
    },
    Label { name: "DS_DIST_BOTH", meaning: "both tables are distributed anew", verdict: "bad" },
    Label {
        name: "DS_BCAST_INNER",
        meaning: "the inner table is copied to every node",
        verdict: "bad unless the inner table is small",
    },
    Label {
        name: "DS_DIST_ERR",
        meaning: "the planner failed to plan the distribution",
        verdict: "report it to AWS",
    },
];

/// A step of a plan that has a label.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Movement {
    /// `Hash Left Join`
    pub(crate) step: String,
    pub(crate) label: &'static Label,
}

/// The labelled steps of a plan, outermost first.
pub(crate) fn of_plan<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<Movement> {
    lines.into_iter().filter_map(movement).collect()
}

fn movement(line: &str) -> Option<Movement> {
    let words = || line.split_whitespace();
    let label = words().find_map(|word| LABELS.iter().find(|label| label.name == word))?;
    let step: Vec<&str> =
        words().take_while(|word| *word != label.name).filter(|word| !matches!(*word, "->" | "XN")).collect();
    Some(Movement { step: step.join(" "), label })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The form of a plan is that of the documentation's examples.
    #[test]
    fn a_label_is_found_with_its_step() {
        let plan = [
            "XN Subquery Scan \"*SELECT*\"  (cost=0.00..1.00 rows=1 width=8)",
            "  ->  XN Hash Left Join DS_DIST_NONE  (cost=109.98..3871130276.17 rows=172456 width=132)",
            "        ->  XN Hash Join DS_BCAST_INNER  (cost=109.98..3871.17 rows=17 width=12)",
            "              Hash Cond: (\"outer\".listid = \"inner\".listid)",
        ];
        let found = of_plan(plan);
        let told: Vec<_> =
            found.iter().map(|it| (it.step.as_str(), it.label.name, it.label.verdict)).collect();
        assert_eq!(
            told,
            [
                ("Hash Left Join", "DS_DIST_NONE", "best"),
                ("Hash Join", "DS_BCAST_INNER", "bad unless the inner table is small"),
            ]
        );
    }

    #[test]
    fn a_plan_without_labels_has_no_movements() {
        assert_eq!(of_plan(["┌─────┐", "│ DS_DIST │"]), []);
    }
}
