package io.connect.reports.model;

/**
 * One line of diagnosis.
 *
 * @param finding the finding, in a sentence
 * @param evidence the figures that show it; may be null
 * @param advice the recommended action; may be null
 */
public record Finding(String finding, String evidence, String advice) {

    public Finding {
        Checks.text("finding", finding);
    }
}
