package io.connect.features.world.messages;

/**
 * A queue of this scenario.
 *
 * @param name the name as SQS knows it
 * @param url the URL as the queue service gives it
 * @param fifo whether groups keep their order
 */
public record Queue(String name, String url, boolean fifo) {}
