package io.connect.conformance.scenario;

import java.util.function.Consumer;

/**
 * One behaviour that SQS documents.
 *
 * @param area the area of the behaviour
 * @param title the documented behaviour
 * @param page the page that documents it
 * @param slow whether the scenario waits more than thirty seconds
 * @param trial tests a service; throws {@link Deviation} when the service behaves differently
 */
public record Scenario(String area, String title, Page page, boolean slow, Consumer<Trial> trial) {}
