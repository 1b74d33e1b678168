@visibility
Feature: A message stays hidden while it is on its way, and no longer
  The visibility timeout is extended until Kafka has acknowledged a message, and what was never handed over is given back
  when the connector stops.

  Scenario: Kafka takes longer than the visibility timeout
    Given a standard queue with
      | VisibilityTimeout | 3 |
    And a connector from the queue to a topic
    And Kafka takes no more than 40 KB a second from the connector
    When 600 messages of 2 KB are sent
    Then the outcome is
      | delivered     | 600 |
      | duplicated    | 0   |
      | left in queue | 0   |
    And every record was received once

  Scenario: What a stopped connector had not handed over yet is received again at once
    Given a standard queue with
      | VisibilityTimeout | 600 |
    And a connector from the queue to a topic with
      | sqs.max.poll.records            | 10    |
      | producer.override.buffer.memory | 65536 |
    And Kafka takes no more than 20 KB a second from the connector
    When 1000 messages of 2 KB are sent
    And at least 50 messages have been delivered
    And the connector is stopped
    And Kafka takes what it gets from the connector
    And the connector is resumed
    Then at least 900 messages have been delivered

  Scenario: A connector stops within five seconds in the middle of a long poll
    Given a standard queue
    And a connector from the queue to a topic with
      | sqs.wait.time.seconds | 20 |
    When 10 messages are sent
    And at least 10 messages have been delivered
    And the connector is stopped
    # Connect forces a task that has not ended after five seconds, and says so. The rest of the time is Connect's own, for
    # this connector and those of the scenarios beside it; the long poll would take longer.
    Then stopping took less than 15 seconds and was not forced
