import Testing

/// A few words of a language, and what highlight.js makes of them elsewhere.
struct CodeExample: Sendable, CustomTestStringConvertible {
    let language: String
    let code: String
    let markup: String

    init(_ language: String, _ code: String, _ markup: String) {
        self.language = language
        self.code = code
        self.markup = markup
    }

    var testDescription: String { language }

    static let all = [
        CodeExample(
            "swift", "func f(_ x: Int) -> String { \"a\\(x)\" } // c",
            #"""
            <span class="hljs-function"><span class="hljs-keyword">func</span>\#
             <span class="hljs-title">f</span>\#
            <span class="hljs-params">(<span class="hljs-number">_</span> x: Int)</span></span>\#
             -&gt; <span class="hljs-type">String</span>\#
             { <span class="hljs-string">"a\(x)"</span> } <span class="hljs-comment">// c</span>
            """#),
        CodeExample(
            "python", "@cached\ndef f(x):\n    return None  # c",
            #"""
            <span class="hljs-meta">@cached</span>
            <span class="hljs-function"><span class="hljs-keyword">def</span>\#
             <span class="hljs-title">f</span><span class="hljs-params">(x)</span>:</span>
                <span class="hljs-keyword">return</span> <span class="hljs-literal">None</span>\#
              <span class="hljs-comment"># c</span>
            """#),
        CodeExample(
            "javascript", "const f = (x) => `a${x}`; // c",
            #"""
            <span class="hljs-keyword">const</span>\#
             f = <span class="hljs-function">(<span class="hljs-params">x</span>) =&gt;</span>\#
             <span class="hljs-string">`a<span class="hljs-subst">${x}</span>`</span>\#
            ; <span class="hljs-comment">// c</span>
            """#),
        CodeExample(
            "typescript", "let x: number = 1;",
            #"""
            <span class="hljs-keyword">let</span> x: <span class="hljs-built_in">number</span>\#
             = <span class="hljs-number">1</span>;
            """#),
        CodeExample(
            "json", "{\"a\": [1, true, null]}",
            #"""
            {<span class="hljs-attr">"a"</span>: [<span class="hljs-number">1</span>\#
            , <span class="hljs-literal">true</span>, <span class="hljs-literal">null</span>]}
            """#),
        CodeExample(
            "yaml", "a: \"b\" # c\n- 1",
            #"""
            <span class="hljs-attr">a:</span> <span class="hljs-string">"b"</span>\#
             <span class="hljs-comment"># c</span>
            <span class="hljs-bullet">-</span> <span class="hljs-number">1</span>
            """#),
        CodeExample(
            "bash", "if [ -n \"$A\" ]; then echo $A; fi # c",
            #"""
            <span class="hljs-keyword">if</span>\#
             [ -n <span class="hljs-string">"<span class="hljs-variable">$A</span>"</span>\#
             ]; <span class="hljs-keyword">then</span> <span class="hljs-built_in">echo</span>\#
             <span class="hljs-variable">$A</span>; <span class="hljs-keyword">fi</span>\#
             <span class="hljs-comment"># c</span>
            """#),
        CodeExample(
            "c", "#include <a.h>\nint main(void) { return 0; }",
            #"""
            <span class="hljs-meta">#<span class="hljs-meta-keyword">include</span>\#
             <span class="hljs-meta-string">&lt;a.h&gt;</span></span>
            <span class="hljs-function"><span class="hljs-keyword">int</span>\#
             <span class="hljs-title">main</span>\#
            <span class="hljs-params">(<span class="hljs-keyword">void</span>)</span> </span>\#
            { <span class="hljs-keyword">return</span> <span class="hljs-number">0</span>; }
            """#),
        CodeExample(
            "rust", "fn f<'a>(x: &'a str) -> u8 { 1 }",
            #"""
            <span class="hljs-function"><span class="hljs-keyword">fn</span>\#
             <span class="hljs-title">f</span></span>&lt;<span class="hljs-symbol">'a</span>\#
            &gt;(x: &amp;<span class="hljs-symbol">'a</span>\#
             <span class="hljs-built_in">str</span>) -&gt; <span class="hljs-built_in">u8</span>\#
             { <span class="hljs-number">1</span> }
            """#),
        CodeExample(
            "go", "func f(x int) error { return nil }",
            #"""
            <span class="hljs-function"><span class="hljs-keyword">func</span>\#
             <span class="hljs-title">f</span>\#
            <span class="hljs-params">(x <span class="hljs-keyword">int</span>)</span>\#
             <span class="hljs-title">error</span></span>\#
             { <span class="hljs-keyword">return</span> <span class="hljs-literal">nil</span> }
            """#),
        CodeExample(
            "java", "@Override\npublic int f() { return 1; }",
            #"""
            <span class="hljs-meta">@Override</span>
            <span class="hljs-function"><span class="hljs-keyword">public</span>\#
             <span class="hljs-keyword">int</span> <span class="hljs-title">f</span>\#
            <span class="hljs-params">()</span> </span>\#
            { <span class="hljs-keyword">return</span> <span class="hljs-number">1</span>; }
            """#),
        CodeExample(
            "sql", "SELECT a FROM b WHERE c = 'd'; -- e",
            #"""
            <span class="hljs-keyword">SELECT</span> a <span class="hljs-keyword">FROM</span>\#
             b <span class="hljs-keyword">WHERE</span> c = <span class="hljs-string">'d'</span>\#
            ; <span class="hljs-comment">-- e</span>
            """#),
        CodeExample(
            "html", "<a href=\"b\">c &amp; d</a><!-- e -->",
            #"""
            <span class="hljs-tag">&lt;<span class="hljs-name">a</span>\#
             <span class="hljs-attr">href</span>=<span class="hljs-string">"b"</span>&gt;</span>\#
            c <span class="hljs-symbol">&amp;amp;</span>\#
             d<span class="hljs-tag">&lt;/<span class="hljs-name">a</span>&gt;</span>\#
            <span class="hljs-comment">&lt;!-- e --&gt;</span>
            """#),
        CodeExample(
            "css", "a:hover { color: #fff; }",
            #"""
            <span class="hljs-selector-tag">a</span>\#
            <span class="hljs-selector-pseudo">:hover</span>\#
             { <span class="hljs-attribute">color</span>: <span class="hljs-number">#fff</span>; }
            """#),
        CodeExample(
            "r", "f <- function(x) x + 1 # c",
            #"""
            f &lt;- <span class="hljs-keyword">function</span>\#
            (x) x + <span class="hljs-number">1</span> <span class="hljs-comment"># c</span>
            """#),
        CodeExample(
            "julia", "f(x) = x^2 # c",
            #"""
            f(x) = x^<span class="hljs-number">2</span> <span class="hljs-comment"># c</span>
            """#),
        CodeExample(
            "haskell", "f :: Int -> Int -- c",
            #"""
            <span class="hljs-title">f</span> :: <span class="hljs-type">Int</span>\#
             -&gt; <span class="hljs-type">Int</span> <span class="hljs-comment">-- c</span>
            """#),
        CodeExample(
            "latex", "\\frac{a}{b} % c",
            #"""
            <span class="hljs-tag">\<span class="hljs-name">frac</span>\#
            <span class="hljs-string">{a}</span><span class="hljs-string">{b}</span></span>\#
             <span class="hljs-comment">% c</span>
            """#),
        CodeExample(
            "diff", "@@ -1 +1 @@\n-a\n+b",
            #"""
            @@ -1 +1 @@
            <span class="hljs-deletion">-a</span>
            <span class="hljs-addition">+b</span>
            """#),
        CodeExample(
            "markdown", "# A\n*b* `c`",
            #"""
            <span class="hljs-section"># A</span>
            <span class="hljs-emphasis">*b*</span> <span class="hljs-code">`c`</span>
            """#),
        CodeExample(
            "ruby", "def f; puts \"a#{b}\"; end",
            #"""
            <span class="hljs-function"><span class="hljs-keyword">def</span>\#
             <span class="hljs-title">f</span>;</span>\#
             puts <span class="hljs-string">"a<span class="hljs-subst">#{b}</span>"</span>\#
            ; <span class="hljs-keyword">end</span>
            """#),
        CodeExample(
            "matlab", "x = [1 2]; % c",
            #"""
            x = [<span class="hljs-number">1</span> <span class="hljs-number">2</span>\#
            ]; <span class="hljs-comment">% c</span>
            """#),
    ]
}
