# Everything a developer runs. `make demo` and `make test` install what they need into this checkout and say so.
# On a machine without npm: `make demo FEATURES=bundled` compiles DuckDB from source, some 25 minutes once.
FEATURES ?=
features = $(if $(FEATURES),--features $(FEATURES))

.PHONY: help demo test lint doc documents licences bench bench-compile quoting editor faults snapshots duckdb judges clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

demo: duckdb ## build, make sample data, load it, check it, show the reports
	cargo run --package sparkify-run $(features) -- run

test: duckdb judges ## every test: lints, docs, unit, compile-fail, snapshots, foreign judges, end to end
	FEATURES=$(FEATURES) scripts/test.sh

lint: duckdb ## rustfmt and clippy
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

doc: duckdb ## the documentation, into target/doc
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

documents: duckdb ## write the generated pages of docs/ anew
	DOCUMENTS=write cargo test --package sparkify-derive --test mistakes the_page
	DOCUMENTS=write cargo test --package sparkify --test features the_page
	DOCUMENTS=write cargo test --package sparkify-run --test cli cluster::chain
	DOCUMENTS=write cargo test --package sparkify-run --lib $(features) -- cluster::touch
	git diff --stat -- docs

licences: ## licences and sources of the dependencies; installs cargo-deny into .tools/
	scripts/licences.sh

bench: duckdb ## time the load against a plain DuckDB script over the same files
	cargo bench --package sparkify-run --bench load

bench-compile: ## what fifty tables cost to check, beside the derives of serde, sea-orm and diesel
	cargo bench --profile dev --package sparkify-derive --bench compile

quoting: judges ## a million awkward texts through the renderer, read back by sqlparser and sqlglot
	SPARKIFY_QUOTED_VALUES=1000000 cargo test --package sparkify-schema --test quoting

snapshots: duckdb ## run the snapshot tests and review what changed
	INSTA_UPDATE=always cargo test --package sparkify --test sql
	git diff --stat -- snapshots

duckdb: ## the official DuckDB library, into .duckdb/
	@$(if $(filter bundled,$(FEATURES)),:,scripts/duckdb.sh)

judges: ## sqlfluff, sqlglot, psycopg2 and moto, into .venv/
	@scripts/judges.sh

editor: ## what rust-analyzer, where it is installed, completes, shows and finds of columns
	python3 scripts/editor.py

faults: duckdb judges ## fail every call of AWS in every way against moto; writes docs/fault-matrix.md
	SPARKIFY_ALL_FAULTS=1 cargo test --package sparkify-run --test cluster $(features) -- faults operator

clean: ## remove what was built and installed here
	rm -rf target .duckdb .venv .tools .sparkify
