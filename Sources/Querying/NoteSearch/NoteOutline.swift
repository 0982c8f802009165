import NotebookModel

/// Where a note's blocks, sections and tasks begin and end, by its lines alone.
///
/// Of markdown it knows what tells them apart: front matter, fences, headings, list items, quotes, blank lines.
struct NoteOutline {
    /// Paragraphs, list items, quotes and callouts, tables, headings, code, front matter.
    private(set) var blocks: [Range<Int>] = []
    /// From a heading to before the next; text above the first is one too.
    private(set) var sections: [Range<Int>] = []
    /// List items with a box, with the lines that belong to them; those in quotes too.
    private(set) var tasks: [Range<Int>] = []
    /// Those with a space in their box, and those with anything else.
    private(set) var openTasks: [Range<Int>] = []
    private(set) var doneTasks: [Range<Int>] = []
    /// Fenced code with its fences.
    private(set) var code: [Range<Int>] = []

    private enum Kind { case paragraph, item, quote, code, frontMatter }

    private let text: UnsafeBufferPointer<UInt8>
    private var block: (range: Range<Int>, kind: Kind)?
    private var task: (range: Range<Int>, isDone: Bool)?
    private var fence: OutlineLine.Fence?
    private var fenceStart = 0
    private var sectionStart = 0

    /// - Complexity: O(n).
    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        let first = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var start = first
        while start < text.count {
            let line = OutlineLine(text, at: start)
            if start == first, line.isFrontMatterFence, line.hasFrontMatterEnd() {
                block = (line.range, .frontMatter)
            } else {
                add(line)
            }
            start = line.next
        }
        if fence != nil { code.append(fenceStart..<text.count) }
        close()
        if sectionStart < text.count { sections.append(sectionStart..<text.count) }
    }

    private mutating func add(_ line: OutlineLine) {
        if block?.kind == .frontMatter {
            extend(line)
            if line.isFrontMatterFence || line.isDocumentEnd { close() }
        } else if let open = fence, !open.isQuoted || line.isQuoted {
            extend(line)
            if line.closes(open) { closeFence(at: line.range.upperBound) }
        } else {
            if fence != nil { closeFence(at: line.range.lowerBound) }
            addText(line)
        }
    }

    private mutating func closeFence(at end: Int) {
        code.append(fenceStart..<end)
        fence = nil
        if block?.kind == .code { close() }
    }

    private mutating func addText(_ line: OutlineLine) {
        if line.isQuoted {
            if block?.kind != .quote { open(line, .quote) } else { extend(line, withTask: false) }
            addQuoted(line)
        } else if line.isBlank {
            close()
        } else if line.isHeading {
            beginSection(at: line.range.lowerBound)
            open(line, .paragraph)
            close()
        } else if let block, block.kind == .paragraph, line.isUnderline {
            beginSection(at: block.range.lowerBound)
            extend(line)
            close()
        } else if line.isBreak {
            open(line, .paragraph)
            close()
        } else if let opened = line.fence {
            if block?.kind == .item, line.indent >= 2 { extend(line) } else { open(line, .code) }
            (fence, fenceStart) = (opened, line.range.lowerBound)
        } else if line.marker != nil {
            open(line, .item)
            beginTask(line)
        } else if block == nil {
            open(line, .paragraph)
        } else {
            extend(line)
        }
    }

    /// The quote's own block goes on; its tasks begin and end within it.
    private mutating func addQuoted(_ line: OutlineLine) {
        if let opened = line.fence {
            (fence, fenceStart) = (opened, line.range.lowerBound)
        } else if line.isBlank || line.isHeading {
            closeTask()
        } else if line.marker != nil {
            closeTask()
            beginTask(line)
        } else if let task {
            self.task = (task.range.lowerBound..<line.range.upperBound, task.isDone)
        }
    }

    // MARK: Beginnings and ends

    private mutating func open(_ line: OutlineLine, _ kind: Kind) {
        close()
        block = (line.range, kind)
    }

    private mutating func extend(_ line: OutlineLine, withTask: Bool = true) {
        if let open = block { block = (open.range.lowerBound..<line.range.upperBound, open.kind) }
        if withTask, let open = task {
            task = (open.range.lowerBound..<line.range.upperBound, open.isDone)
        }
    }

    private mutating func close() {
        closeTask()
        if let block { blocks.append(block.range) }
        block = nil
    }

    private mutating func beginTask(_ line: OutlineLine) {
        if let isDone = line.taskIsDone { task = (line.range, isDone) }
    }

    private mutating func closeTask() {
        guard let closed = task else { return }
        tasks.append(closed.range)
        if closed.isDone { doneTasks.append(closed.range) } else { openTasks.append(closed.range) }
        task = nil
    }

    private mutating func beginSection(at start: Int) {
        if sectionStart < start { sections.append(sectionStart..<start) }
        sectionStart = start
    }
}
