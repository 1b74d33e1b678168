@metrics @compatibility
Feature: An operator sees what the connector does
  Every task counts and times what it does, and says per record how long it took.

  Scenario: The metrics of a task after a hundred messages
    Given a standard queue
    And a connector from the queue to a topic
    When 100 messages are sent
    And at least 100 messages have been delivered
    And nothing is left in the queue
    Then the metrics of its task are
      | messages-received-total           | 100      |
      | messages-produced-total           | 100      |
      | messages-deleted-total            | 100      |
      | messages-redelivered-total        | 0        |
      | dlq-records-total                 | 0        |
      | throttles-total                   | 0        |
      | in-flight-messages                | 0        |
      | in-flight-bytes                   | 0        |
      | oldest-in-flight-age-ms           | 0        |
      | receive-latency-avg-ms            | positive |
      | delete-latency-avg-ms             | positive |
      | sent-to-acknowledged-latency-avg-ms | positive |

  @http-faults
  Scenario: Throttled calls are counted
    Given a standard queue
    And a connector from the queue to a topic with
      | sqs.wait.time.seconds | 1 |
    When SQS answers the next 8 calls of "ReceiveMessage" with 400 "RequestThrottled"
    And 10 messages are sent
    And at least 10 messages have been delivered
    Then the metrics of its task are
      | throttles-total | positive |
      | retries-total   | positive |

  Scenario: The latency of each record is logged where it is asked for
    Given a standard queue
    And the workers log "io.connect.sqs.latency" at level "DEBUG"
    And a connector from the queue to a topic
    When 5 messages are sent
    And at least 5 messages have been delivered
    Then the worker's log has 5 new lines with "Latency: \d+ ms"
