import Templating

// Renders one page of 12 KB, 40 navigation links, 10 contents entries and 20 backlinks by templates (the building of the
// values included) and by appending bytes, in turns on one thread, and prints the median times. The argument is the
// number of runs.

let runCount = max(1, CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5000)
let page = Page.example()
var library = try TemplateLibrary(Page.templates)
var byTemplates: [UInt8] = []
var byBytes: [UInt8] = []
let clock = ContinuousClock()

func median(_ durations: [Duration]) -> Double {
    durations.sorted()[durations.count / 2] / .microseconds(1)
}

var templateTimes: [Duration] = []
var byteTimes: [Duration] = []
for run in 0..<runCount + runCount / 10 {
    let templateTime = try clock.measure {
        byTemplates.removeAll(keepingCapacity: true)
        try library.render("page", page.templateValue(), into: &byTemplates)
    }
    let byteTime = clock.measure {
        byBytes.removeAll(keepingCapacity: true)
        page.append(to: &byBytes)
    }
    precondition(byTemplates == byBytes, "the two pages differ")
    // The first runs fill the caches.
    if run >= runCount / 10 {
        templateTimes.append(templateTime)
        byteTimes.append(byteTime)
    }
}

let compileTimes = try (0..<100).map { _ in
    try clock.measure { library = try TemplateLibrary(Page.templates) }
}

func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }

let templates = median(templateTimes)
let bytes = median(byteTimes)
print("page: \(byTemplates.count) bytes, \(runCount) runs, medians, identical bytes")
print("templates, values included: \(rounded(templates)) µs")
print("appended bytes: \(rounded(bytes)) µs")
print("ratio: \(rounded(templates / bytes))")
print(
    "compiling \(Page.templates.map(\.bytes.count).reduce(0, +)) bytes of templates: \(rounded(median(compileTimes))) µs"
)
