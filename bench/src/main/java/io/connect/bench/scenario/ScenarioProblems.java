package io.connect.bench.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file, or a selection from it, cannot be run. The message lists all problems, one per line. */
public final class ScenarioProblems extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Sorts the problems, of which there must be at least one, by their position. */
    public ScenarioProblems(List<Problem> problems) {
        super(describe(problems));
        this.problems = problems.stream().sorted(Problem.BY_PLACE).toList();
    }

    /** The problems, in the order of their position in the file. */
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
