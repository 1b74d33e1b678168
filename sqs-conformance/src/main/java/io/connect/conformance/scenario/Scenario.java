package io.connect.conformance.scenario;

import java.util.function.Consumer;

/**
 * One behaviour that SQS documents.
 *
 * @param area the area of the behaviours it belongs to
 * @param title the documented behaviour
 * @param page the page that documents it
 * @param slow whether it waits more than thirty seconds
 * @param trial tries a service; throws {@link Deviation} when it does something else
 */
public record Scenario(String area, String title, Page page, boolean slow, Consumer<Trial> trial) {}
