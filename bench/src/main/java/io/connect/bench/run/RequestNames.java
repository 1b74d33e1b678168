package io.connect.bench.run;

/** The names of a scenario's entries in the load engine's log and report. */
public final class RequestNames {

    private RequestNames() {}

    /** Name of the sends. */
    public static String send(String scenarioId) {
        return scenarioId + " send";
    }

    /** Name of the entries for the path from SQS to Kafka. */
    public static String arrival(String scenarioId) {
        return scenarioId + " sqs → kafka";
    }

    /** Name of the verdict, which decides the outcome of the build. */
    public static String verdict(String scenarioId) {
        return "verdict " + scenarioId;
    }
}
