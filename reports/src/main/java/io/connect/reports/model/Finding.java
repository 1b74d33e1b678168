package io.connect.reports.model;

/**
 * One line of diagnosis.
 *
 * @param finding the finding, in a sentence
 * @param evidence the figures that say so; may be null
 * @param advice the advice; may be null
 */
public record Finding(String finding, String evidence, String advice) {

    public Finding {
        Checks.text("finding", finding);
    }
}
