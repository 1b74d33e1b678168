package io.connect.features.steps.faults;

import io.connect.features.world.outcome.Outage;
import io.connect.features.world.place.RegistryAccess;
import io.connect.features.world.place.StoreAccess;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.cucumber.java.en.When;
import java.util.Optional;

/** Outages of the services for conversions: the object store and the registry. */
public final class ServiceSteps {
    private static final double ALL = 1;

    private final StoreAccess s3;
    private final RegistryAccess registry;
    private final Outage outage;
    private Optional<AppliedHttpFault> failing = Optional.empty();

    public ServiceSteps(StoreAccess s3, RegistryAccess registry, Outage outage) {
        this.s3 = s3;
        this.registry = registry;
        this.outage = outage;
    }

    @When("S3 answers every call with {int} {string}")
    public void failEveryCall(int status, String code) {
        failing = Optional.of(
                s3.faults().apply(HttpFault.errors(ALL, new AwsError(status, code, "as this specification demands"))));
    }

    @When("S3 answers again after {int} seconds")
    public void answerAgain(int seconds) {
        AppliedHttpFault ending =
                failing.orElseThrow(() -> new IllegalStateException("S3 has answered all the time in this scenario"));
        outage.last(seconds, ending::close, () -> 0);
    }

    @When("the registry can be reached again after {int} seconds")
    public void restoreRegistry(int seconds) {
        outage.last(seconds, () -> registry.link().enable(), () -> 0);
    }

    /** Connections are accepted but not answered. */
    @When("the registry hangs")
    public void hangRegistry() {
        FaultProfiles.named("blackhole").applyTo(registry.link());
    }
}
