//! CREATE FUNCTION and DROP FUNCTION, and the views that call what they change.

use super::relations::{Relation, Visible, written};
use super::{Session, own};
use crate::catalog::functions::{self, Function};
use crate::error::SqlError;
use crate::parse::plan::{CreateFunction, DropFunction, ObjectKind};
use crate::translate;

impl Session {
    pub(super) fn create_function(&mut self, create: &CreateFunction) -> Result<String, SqlError> {
        let function = Function {
            schema: self.target_schema(&create.name)?,
            name: create.name.name.clone(),
            arguments: create.arguments.clone(),
            result: create.result,
            body: create.body.sql.clone(),
        };
        let refuse = |code, message: String| Err(SqlError::new(code, message).at(create.name.position));
        if let Some(old) = self.function(&function.schema, &function.name, &function.arguments)? {
            if !create.or_replace {
                let message =
                    format!("function \"{}\" already exists with same argument types", function.name);
                return refuse("42723", message);
            }
            if std::mem::discriminant(&old.result) != std::mem::discriminant(&function.result) {
                return Err(SqlError::new("42P13", "cannot change return type of existing function")
                    .hint("Use DROP FUNCTION first.")
                    .at(create.name.position));
            }
            if !functions::views_calling(&self.connection, &old).map_err(own)?.is_empty() {
                let message = "replacing a function that a view calls is not supported by the stand-in; drop the view first";
                return Err(SqlError::unsupported(message).at(create.name.position));
            }
        }
        let visible = Visible::new(self);
        let read = translate::body(&function, &visible);
        if let Some(error) = visible.into_failure() {
            return Err(error);
        }
        read.map_err(|mut error| {
            let inside = error.position.map(|position| position + create.body.offset);
            error.position = inside.or(Some(create.body.offset + 1));
            error
        })?;
        functions::replace(&self.connection, &function).map_err(own)?;
        Ok("CREATE FUNCTION".to_owned())
    }

    pub(super) fn drop_function(&mut self, drop: &DropFunction) -> Result<String, SqlError> {
        let schemas = match &drop.name.schema {
            Some(schema) => {
                self.expect_schema(Some(schema), drop.name.position)?;
                vec![schema.clone()]
            }
            None => self.settings.search_path(),
        };
        for schema in schemas {
            if let Some(function) = self.function(&schema, &drop.name.name, &drop.arguments)? {
                self.remove_function(&function, drop.cascade)
                    .map_err(|error| error.at(drop.name.position))?;
                return Ok("DROP FUNCTION".to_owned());
            }
        }
        let missing = functions::signature(&written(&drop.name), &drop.arguments);
        Err(SqlError::new("42883", format!("function {missing} does not exist")).at(drop.name.position))
    }

    /// Drops a function, and with `cascade` the views that call it. Functions that call it stay, and fail.
    pub(super) fn remove_function(&self, function: &Function, cascade: bool) -> Result<(), SqlError> {
        let views = functions::views_calling(&self.connection, function).map_err(own)?;
        if let Some((_, view, _)) = views.iter().find(|(_, _, directly)| !directly) {
            let message = format!(
                "dropping a function that view \"{view}\" calls through another function is not supported by the \
                 stand-in; drop the view first"
            );
            return Err(SqlError::unsupported(message));
        }
        if !cascade && !views.is_empty() {
            let signature = function.signature();
            let lines: Vec<_> = views
                .iter()
                .map(|(_, view, _)| format!("view {view} depends on function {signature}"))
                .collect();
            let message = format!("cannot drop function {signature} because other objects depend on it");
            return Err(SqlError::new("2BP01", message)
                .detail(lines.join("\n"))
                .hint("Use DROP ... CASCADE to drop the dependent objects too."));
        }
        for (schema, name, _) in views {
            self.remove(&Relation { schema, name, kind: ObjectKind::View }, true)?;
        }
        functions::remove(&self.connection, function).map_err(own)
    }

    fn function(
        &self,
        schema: &str,
        name: &str,
        arguments: &[crate::catalog::table::DataType],
    ) -> Result<Option<Function>, SqlError> {
        let named = functions::named(&self.connection, schema, name).map_err(own)?;
        Ok(named.into_iter().find(|function| function.takes(arguments)))
    }

    /// Whether the search path names a schema with such a function before the built-in ones.
    pub(super) fn shadows_built_in(&self, name: &str) -> Result<bool, SqlError> {
        for schema in self.settings.before_system() {
            if !functions::named(&self.connection, schema, name).map_err(own)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The functions a name may mean: of one signature the one whose schema comes first.
    pub(super) fn functions(&self, schema: Option<&str>, name: &str) -> Result<Vec<Function>, SqlError> {
        let schemas = match schema {
            Some(schema) => vec![schema.to_owned()],
            None => self.settings.search_path(),
        };
        let mut found: Vec<Function> = Vec::new();
        for schema in schemas {
            for function in functions::named(&self.connection, &schema, name).map_err(own)? {
                if !found.iter().any(|known| known.takes(&function.arguments)) {
                    found.push(function);
                }
            }
        }
        Ok(found)
    }
}
