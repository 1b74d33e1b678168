package io.connect.bench.scenario.read;

import java.util.Optional;

/**
 * Which subject a run has.
 *
 * @param name its key under {@code subjects:}; empty for the one that the layers of the run name
 * @param inPlace whether the command line put it in the place of the scenario's own, for which its targets are
 * @param oneOfSeveral whether the same is run with other subjects, too
 */
record SubjectChoice(Optional<String> name, boolean inPlace, boolean oneOfSeveral) {

    /** The one that the layers of the run name. */
    static final SubjectChoice OWN = new SubjectChoice(Optional.empty(), false, false);
}
