package io.connect.conformance.scenario;

import java.util.function.Consumer;

/**
 * One behaviour that SQS documents.
 *
 * @param area of the behaviours it belongs to
 * @param title what a service does that is as documented
 * @param page that says so
 * @param slow whether it waits more than thirty seconds
 * @param trial tries a service; throws {@link Deviation} when it does something else
 */
public record Scenario(String area, String title, Page page, boolean slow, Consumer<Trial> trial) {}
