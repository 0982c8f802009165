import Diagnostics
import NotebookModel

extension QueryResult {
    /// `{rows, groups, aggregates, total}` as `codex query --json` prints it, and as stands beside a view's page; with `views`,
    /// each with its path, title and the same, where it shows others.
    ///
    /// - Parameters:
    ///   - tellsSizes: whether rows hold the sizes of their files.
    ///   - shown: what is shown that is not in the rows, by its name: `tasks`.
    package func json(
        of plan: QueryPlan, tellsSizes: Bool = true, views: [ResultWithin] = [], shown: QueryMapEntry? = nil
    ) -> [UInt8] {
        JSONWriter.bytes(.pretty) { json in
            json.object { json in
                writeMembers(plan, tellsSizes, &json)
                if let shown { json.member(shown.key, shown.value) }
                if views.isEmpty { return }
                json.member("views") { json in
                    json.array(views) { json, view in
                        json.object { json in
                            json.member("path", view.path)
                            json.member("title", view.title)
                            view.result.writeMembers(view.plan, view.tellsSizes, &json)
                        }
                    }
                }
            }
        }
    }

    private func writeMembers(_ plan: QueryPlan, _ tellsSizes: Bool, _ json: inout JSONWriter) {
        json.member("rows") { json in json.array(rows) { write($1, plan, tellsSizes, &$0) } }
        json.member("groups") { json in json.array(groups) { write($1, plan, tellsSizes, &$0) } }
        json.member("aggregates") { Self.write(aggregates, plan, &$0) }
        json.member("total", total)
    }

    private func write(_ group: QueryGroup, _ plan: QueryPlan, _ tellsSizes: Bool, _ json: inout JSONWriter) {
        json.object { json in
            json.member("key", group.key)
            json.member("rows") { json in json.array(group.rows) { write(rows[$1], plan, tellsSizes, &$0) } }
            json.member("aggregates") { Self.write(group.aggregates, plan, &$0) }
            json.member("total", group.total)
        }
    }

    private static func write(_ values: [QueryValue], _ plan: QueryPlan, _ json: inout JSONWriter) {
        json.object { json in
            var names: Set<String> = []
            for (aggregate, value) in zip(plan.aggregates, values) where names.insert(aggregate.name).inserted {
                json.member(aggregate.name, value)
            }
        }
    }

    private func write(_ row: QueryRow, _ plan: QueryPlan, _ tellsSizes: Bool, _ json: inout JSONWriter) {
        json.object { json in
            json.member("path", row.path.string)
            json.member("title", row.title)
            json.member("notebook", row.notebook)
            if case .columns(let columns) = plan.projection {
                json.member("columns") { json in
                    json.object { json in
                        for (column, value) in zip(columns, row.columns) { json.member(column.name, value) }
                    }
                }
                return
            }
            json.member("kind", row.kind.rawValue)
            json.member("content_type", row.mediaType)
            if tellsSizes { json.member("size", row.byteCount) }
            json.member("created", row.created?.description)
            json.member("modified", row.modified?.description)
            json.member("tags", row.tags)
            json.member("properties", QueryValue.map(row.properties))
        }
    }
}
