package io.connect.features.world.place;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.connect.features.world.RunningScenario;
import org.junit.jupiter.api.Test;

/** A step that needs the environment of a tag names the tag in its error. */
class MissingTagTest {
    private final RunningScenario scenario = new RunningScenario();
    private final Place place = new Place(scenario);

    @Test
    void faultsInFrontOfSqsNeedHttpFaults() {
        assertThatIllegalStateException()
                .isThrownBy(new SqsAccess(scenario, place)::faults)
                .withMessage("nothing stands in front of SQS; the scenario needs the tag @http-faults");
    }

    @Test
    void linkToSqsNeedsLinks() {
        assertThatIllegalStateException()
                .isThrownBy(new SqsAccess(scenario, place)::link)
                .withMessage("this scenario has no path to SQS of its own; it needs the tag @links");
    }

    @Test
    void faultsInFrontOfS3NeedS3Faults() {
        assertThatIllegalStateException()
                .isThrownBy(new StoreAccess(scenario, place)::faults)
                .withMessage("nothing stands in front of S3; the scenario needs the tag @s3-faults");
    }

    @Test
    void linkToTheRegistryNeedsRegistryLink() {
        assertThatIllegalStateException()
                .isThrownBy(new RegistryAccess(scenario, place)::link)
                .withMessage("this scenario has no path to the registry of its own; it needs the tag @registry-link");
    }
}
