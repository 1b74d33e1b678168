package io.connect.bench.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file or a selection from it cannot be run; the message lists every problem, a line each. */
public final class ScenarioProblems extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Takes the problems, at least one, and sorts them by place. */
    public ScenarioProblems(List<Problem> problems) {
        super(describe(problems));
        this.problems = problems.stream().sorted(Problem.BY_PLACE).toList();
    }

    /** The problems by place in the file. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("A file without problems is no reason to give up");
        }
        return problems.stream()
                .sorted(Problem.BY_PLACE)
                .map(Problem::toString)
                .collect(Collectors.joining(
                        "\n", problems.size() == 1 ? "1 problem:\n" : problems.size() + " problems:\n", ""));
    }
}
