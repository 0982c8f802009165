# The front door: `make` alone lists what it can do. Programs and libraries that are missing are installed by .ci/require.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test check bench format install lint build-tests swift-tests javascript-tests browser-tests \
	benchmark-tests require-build require-test require-bench release

PREFIX ?= /usr/local
journal := Examples/lab-journal

# A change of flags rebuilds everything, so each set of them has a scratch path of its own.
archives := .build-release/archives
release_flags := --configuration release --static-swift-stdlib --scratch-path .build-release \
	--pkg-config-path $(archives)/pkgconfig
checked_flags := --scratch-path .build-checked -Xswiftc -warnings-as-errors
release_codex := .build-release/release/codex
checked_codex := .build-checked/debug/codex

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

demo: release ## build codex, publish Examples/lab-journal and say how to open it
	$(release_codex) build $(journal)
	@echo
	@echo "The journal is published. Open it by either of:"
	@echo "    xdg-open $(journal)/public/index.html"
	@echo "    python3 -m http.server --directory $(journal)/public 8000    # then http://localhost:8000"

test: require-test swift-tests javascript-tests browser-tests benchmark-tests ## run every test: Swift, JavaScript, browser
	@echo "== All tests passed"

check: require-test lint test ## check the format, build with warnings as errors, run every test

# SIZES: the generated journals; BENCH_FLAGS: more options, as Benchmarks/README.md tells them.
SIZES ?= 1k 10k
bench: require-bench release .venv-bench/ready ## measure Codex beside Hugo, Pagefind and Zensical; SIZES="1k 10k 100k"
	swift build $(release_flags) --product FloorBenchmark
	python3 -B Benchmarks --codex $(release_codex) --floor .build-release/release/FloorBenchmark \
		--sizes $(SIZES) --results Benchmarks/results $(BENCH_FLAGS)

format: ## format all Swift sources in place
	swift format --in-place --parallel --recursive Sources Plugins Tests Benchmarks Package.swift

install: release ## build codex and install it below PREFIX (default /usr/local; DESTDIR is honoured)
	install -D -m 755 $(release_codex) "$(DESTDIR)$(PREFIX)/bin/codex"

release: require-build
	.ci/archives $(archives)
	swift build $(release_flags) --product codex

lint:
	@echo "== Format"
	swift format lint --strict --parallel --recursive Sources Plugins Tests Benchmarks Package.swift

build-tests:
	@echo "== Build, warnings are errors"
	swift build $(checked_flags) --build-tests

# What the tests run when they run the command as a user does.
swift-tests browser-tests: export CODEX_EXECUTABLE := $(CURDIR)/$(checked_codex)

swift-tests: build-tests
	@echo "== Swift tests"
	swift test $(checked_flags) --skip-build

# The files are named one by one, since Node 20 and 22 disagree about what a folder means. Without any, Node would look
# for tests everywhere.
javascript-tests:
	@echo "== JavaScript tests"
	@tests=$$(find Tests/site-assets-tests -name '*.test.js' | sort); \
	if [[ -z "$$tests" ]]; then echo "error: no *.test.js in Tests/site-assets-tests" >&2; exit 1; fi; \
	node --test --test-reporter=spec $$tests

# pytest fails when it finds no test.
browser-tests: build-tests .venv/ready
	@echo "== Browser tests"
	CHROMIUM="$$(command -v chromium)" .venv/bin/python -B -m pytest -p no:cacheprovider Tests/browser

# Of the benchmarks only what can be tested without a clock.
benchmark-tests: .venv/ready
	@echo "== Tests of the benchmarks"
	.venv/bin/python -B -m pytest -p no:cacheprovider Tests/benchmarks

.venv/ready: Tests/browser/requirements.txt
.venv-bench/ready: Benchmarks/requirements.txt

.venv/ready .venv-bench/ready:
	python3 -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

require-build:
	@.ci/require build

require-test:
	@.ci/require test

require-bench:
	@.ci/require bench
