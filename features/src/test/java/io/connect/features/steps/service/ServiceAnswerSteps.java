package io.connect.features.steps.service;

import io.connect.features.conformance.Deviation;
import io.connect.features.conformance.Trial;
import io.cucumber.java.en.Then;

/** How the service answered the last call. */
public final class ServiceAnswerSteps {
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private final Trial trial;

    public ServiceAnswerSteps(Trial trial) {
        this.trial = trial;
    }

    @Then("the call is accepted")
    public void accepted() {
        trial.expect(() -> {});
    }

    /** Where the documentation names no error, any that is the caller's will do. */
    @Then("the call is refused")
    public void refused() {
        trial.expectAnswer(refusal -> {
            if (refusal.isEmpty()) {
                throw new Deviation("accepted");
            }
            int status = refusal.get().statusCode();
            if (status < CLIENT_ERRORS || status >= SERVER_ERRORS) {
                throw new Deviation("answered with HTTP " + status);
            }
        });
    }

    @Then("the call is refused as {string}")
    public void refusedAs(String code) {
        trial.expectAnswer(refusal -> {
            if (refusal.isEmpty()) {
                throw new Deviation("accepted");
            }
            String seen = Trial.code(refusal.get());
            if (!seen.equals(code)) {
                throw new Deviation("refused as " + seen);
            }
        });
    }
}
