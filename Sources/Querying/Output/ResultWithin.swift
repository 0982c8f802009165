/// What a view found that another one shows within it.
package struct ResultWithin: Sendable {
    /// Of the file that asks, from the workspace's root.
    package let path: String
    package let title: String
    package let result: QueryResult
    package let plan: QueryPlan
    /// Whether its rows hold the sizes of their files.
    package let tellsSizes: Bool

    package init(path: String, title: String, result: QueryResult, plan: QueryPlan, tellsSizes: Bool) {
        self.path = path
        self.title = title
        self.result = result
        self.plan = plan
        self.tellsSizes = tellsSizes
    }
}
