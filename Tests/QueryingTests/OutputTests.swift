import Foundation
import Querying
import Testing

@Suite("Rows as files")
struct OutputTests {
    @Test("JSON holds rows with all their properties, groups, aggregates and the total")
    func json() throws {
        let notebook = try SampleNotebook([
            "a.md": note(
                "title: 'A \"quoted\"'\ntags: [x/y]\nstatus: todo\nnumber: 1.10\nday: 2026-03-01\nnested: {list: [1, true, null]}\ndate: 2026-01-01"
            ),
            "b.md": note("title: B"),
        ])
        let question = Question("group_by: status\naggregate: [count, {sum: number}]\nlimit: 1")
        let result = try question.ask(notebook)
        #expect(
            String(decoding: result.json(of: question.plan), as: UTF8.self)
                == """
                {
                  "rows": [
                    {
                      "path": "a.md",
                      "title": "A \\"quoted\\"",
                      "notebook": "lab",
                      "kind": "note",
                      "content_type": "text/markdown",
                      "size": \(result.rows[0].byteCount),
                      "created": "2026-01-01",
                      "modified": "2026-01-01",
                      "tags": [
                        "x/y"
                      ],
                      "properties": {
                        "title": "A \\"quoted\\"",
                        "tags": [
                          "x/y"
                        ],
                        "status": "todo",
                        "number": 1.1,
                        "day": "2026-03-01",
                        "nested": {
                          "list": [
                            1,
                            true,
                            null
                          ]
                        },
                        "date": "2026-01-01"
                      }
                    }
                  ],
                  "groups": [
                    {
                      "key": "todo",
                      "rows": [
                        ROW
                      ],
                      "aggregates": {
                        "count": 1,
                        "sum(properties.number)": 1.1
                      },
                      "total": 1
                    },
                    {
                      "key": null,
                      "rows": [],
                      "aggregates": {
                        "count": 1,
                        "sum(properties.number)": null
                      },
                      "total": 1
                    }
                  ],
                  "aggregates": {
                    "count": 2,
                    "sum(properties.number)": 1.1
                  },
                  "total": 2
                }
                """.replacing(
                    "ROW",
                    with: """
                        {
                                  "path": "a.md",
                                  "title": "A \\"quoted\\"",
                                  "notebook": "lab",
                                  "kind": "note",
                                  "content_type": "text/markdown",
                                  "size": \(result.rows[0].byteCount),
                                  "created": "2026-01-01",
                                  "modified": "2026-01-01",
                                  "tags": [
                                    "x/y"
                                  ],
                                  "properties": {
                                    "title": "A \\"quoted\\"",
                                    "tags": [
                                      "x/y"
                                    ],
                                    "status": "todo",
                                    "number": 1.1,
                                    "day": "2026-03-01",
                                    "nested": {
                                      "list": [
                                        1,
                                        true,
                                        null
                                      ]
                                    },
                                    "date": "2026-01-01"
                                  }
                                }
                        """))
    }

    @Test("CSV quotes what RFC 4180 asks for, and has a column for each property")
    func csv() throws {
        let notebook = try SampleNotebook([
            "a,b.md": note("title: 'Say \"x\"'\nz: [1, 2]\ny: |\n  two\n  lines\n"), "c.md": note("title: C\nz: 3"),
        ])
        let question = Question("paths: '*'")
        let result = try question.ask(notebook)
        let sizes = result.rows.map(\.byteCount)
        #expect(
            result.csv(of: question.plan)
                == [
                    "notebook,path,title,kind,content_type,size,created,modified,tags,properties.title,properties.y,properties.z",
                    "lab,\"a,b.md\",\"Say \"\"x\"\"\",note,text/markdown,\(sizes[0]),,,,\"Say \"\"x\"\"\",\"two\nlines\n\",\"1, 2\"",
                    "lab,c.md,C,note,text/markdown,\(sizes[1]),,,,C,,3", "",
                ].joined(separator: "\r\n"))
    }

    @Test("named columns take the place of all else")
    func columns() throws {
        let notebook = try SampleNotebook(["a.md": note("title: A\nhours: 2\ntags: [x]")])
        var plan = Question("paths: a.md\ngroup_by: hours").plan
        plan.projection = .columns([
            QueryColumn(
                name: "double", expression: .arithmetic(.multiply, .field(.property(["hours"])), .literal(.number(2)))),
            QueryColumn(name: "tags", expression: .field(.tags)),
        ])
        let result = try QuerySession([notebook.queried], calendar: .standard).execute(plan)
        #expect(result.rows.map(\.columns) == [[.number(4), .list([.text("x")])]])
        #expect(result.csv(of: plan) == "group,notebook,path,title,double,tags\r\n2,lab,a.md,A,4,x\r\n")
        let object = try JSONSerialization.jsonObject(with: Data(result.json(of: plan))) as? [String: Any]
        let rows = try #require(object?["rows"] as? [[String: Any]])
        #expect(rows[0].keys.sorted() == ["columns", "notebook", "path", "title"])
    }

    @Test("the plan and its SQL are told as they are")
    func explanation() throws {
        let question = Question(
            "tags: [task]\npaths: tasks/**\nproperties: {status: [todo, done], hours: {gt: 2}}\nsort: due desc\nlimit: 5\ngroup_by: status"
        )
        #expect(
            question.plan.description == """
                source      all notebooks, published files
                predicate   path("tasks/**") and tag(task) and (some properties.status = "todo" or some properties.status = "done") and some properties.hours > 2
                grouping    properties.status
                order       properties.due descending, notebook, path
                limit       5
                projection  all fields, tags and properties

                """)
        let notebook = try QueryFieldTests.notebook()
        let session = QuerySession([notebook.queried], calendar: .standard)
        #expect(
            try session.explain(question.plan) == [
                """
                -- lab: the files with the tag 'task'
                SELECT file_metadata.row FROM tag JOIN file_tag ON file_tag.tag_id = tag.id
                JOIN file_metadata ON file_metadata.id = file_tag.file_id
                WHERE tag.key = ?1 OR (tag.key > ?1 || '/' AND tag.key < ?1 || '0')
                -- with 'task'
                """,
                """
                -- lab: the rows of these files
                SELECT row, path, title, kind, mime_type, size, date, updated, summary, properties
                FROM file_metadata WHERE deleted_at IS NULL AND is_published AND row IN (SELECT value FROM json_each(?))
                -- with '[6,7,8]'
                """,
            ])
        #expect(try session.explain(question.plan) == [], "what was read is at hand")
        #expect(
            try QuerySession([notebook.queried], calendar: .standard).explain(Question("paths: tasks/**").plan) == [
                """
                -- lab: the files at or below a path
                SELECT row, path, title, kind, mime_type, size, date, updated, summary, properties
                FROM file_metadata WHERE deleted_at IS NULL AND is_published AND (path = ?1 OR path > ?1 || '/' AND path < ?1 || '0')
                -- with 'tasks'
                """
            ])
    }
}
