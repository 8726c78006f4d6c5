//! `reap` and `orphans`: every stack of ours, of either kind, in one run.

use serde_json::json;

use crate::harness::{Site, Type, seen};
use crate::moto::{Kind, moto};
use crate::proxy::{Aim, Fault, Proxy};

#[test]
fn expired_stacks_of_both_kinds_are_reaped_and_leftovers_found() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port);
    site.up(&["--ttl", "1s"]).succeeds();
    Site::at(moto.port).up(&["--cluster", "other"]).succeeds();
    let serverless = Site::of(Type::Serverless, moto.port);
    serverless.up(&["--cluster", "idle", "--ttl", "1s"]).succeeds();
    site.await_expired(2);
    // Whichever is configured: both are seen, its own first.
    for (at, first) in [(&site, "provisioned"), (&serverless, "serverless")] {
        let orphans = at.run(&["orphans", "--json"]).succeeds().json();
        assert_eq!(orphans["live"], json!([{"stack": "other", "kind": "provisioned"}]));
        assert_eq!(orphans["unseen"], json!([]));
        let found = orphans["orphans"].as_array().expect("a list");
        let kinds: Vec<_> = found.iter().map(|it| (&it["resource"], &it["kind"])).collect();
        let mut wanted = [
            (&json!("cluster sparkify"), &json!("provisioned")),
            (&json!("cluster idle"), &json!("serverless")),
        ];
        if first == "serverless" {
            wanted.reverse();
        }
        assert_eq!(kinds, wanted);
    }
    site.run(&["reap", "--yes", "--final-snapshot", "--timeout", "60s"]).succeeds();
    let there: Vec<String> = seen(&moto).into_iter().filter(|it| !it.starts_with("snapshot")).collect();
    assert!(there.len() == 4 && there.iter().all(|it| it.contains("other")), "{there:#?}");
    let orphans = site.run(&["orphans"]).succeeds().stdout;
    for says in ["snapshot sparkify-final-", "snapshot idle-final-", "living stacks: other\n"] {
        assert!(orphans.contains(says), "`{says}` is missing in {orphans}");
    }
    site.run(&["reap", "--yes", "--skip-final-snapshot"]).succeeds();
    assert_eq!(seen(&moto).len(), there.len() + 1, "the living stack and the snapshot stay");
}

#[test]
fn a_kind_that_cannot_be_looked_at_hides_nothing_of_the_other() {
    let moto = moto(Kind::Living);
    let proxy = Proxy::before(moto.port);
    let site = Site::at(proxy.port);
    site.up(&["--ttl", "1s"]).succeeds();
    site.await_expired(1);
    proxy.aim(None);
    site.run(&["orphans"]).succeeds();
    let nth = proxy.log().iter().position(|call| call == "ListNamespaces").expect("both kinds are listed");
    let aim = Some(Aim { nth, fault: Fault::Denied, lasting: true });
    proxy.aim(aim);
    let orphans =
        site.run(&["orphans"]).fails(4, &["lack the permission `redshift-serverless:ListNamespaces`"]);
    for says in ["cluster sparkify", "not looked at: stacks of Redshift Serverless"] {
        assert!(orphans.stdout.contains(says), "`{says}` is missing in {}", orphans.stdout);
    }
    assert!(!orphans.stdout.contains("nothing is left over"), "{}", orphans.stdout);
    proxy.aim(aim);
    site.run(&["reap", "--yes", "--skip-final-snapshot", "--timeout", "60s"])
        .fails(4, &["done: nothing is left of sparkify", "`redshift-serverless:ListNamespaces`"]);
    assert_eq!(seen(&moto), [""; 0], "what was seen is taken away all the same");
    proxy.aim(aim);
    let orphans = site.run(&["orphans"]).fails(4, &["hint: `sparkify policy`"]).stdout;
    assert!(orphans.contains("of what was looked at nothing is left over"), "{orphans}");
}
