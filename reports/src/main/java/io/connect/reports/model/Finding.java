package io.connect.reports.model;

/**
 * One line of diagnosis.
 *
 * @param finding what is the matter, in a sentence
 * @param evidence the figures that say so; may be null
 * @param advice what to try; may be null
 */
public record Finding(String finding, String evidence, String advice) {

    public Finding {
        Checks.text("finding", finding);
    }
}
