@errors @missing-topic
Feature: A topic that does not exist is told by name
  On brokers that create no topics by themselves Connect's producer waits for a missing topic without end, and Connect shows the task
  as running. After a minute the connector's log says what is missing and what helps.

  Scenario: The topic of the records
    Given a standard queue
    And a connector from the queue to a topic that does not exist
    When 20 messages are sent
    Then the worker's log names the topic and "topic.creation.default.partitions"
    And the metrics of its task are
      | oldest-unacknowledged-age-ms | positive |
    When the topic is created
    Then the outcome is
      | delivered     | 20 |
      | duplicated    | 0  |
      | left in queue | 0  |
    And the metrics of its task are
      | oldest-unacknowledged-age-ms | 0 |

  Scenario: The topic of the dead letters
    Given a standard queue
    And a connector with a dead-letter topic that does not exist with
      | message.converter.class      | io.connect.sqs.converter.DecompressingMessageConverter |
      | message.decompression.format | gzip                                                   |
    When these messages are sent
      | body                   |
      | this is not compressed |
    And 20 gzipped messages are sent
    Then the worker's log names the dead-letter topic and "topic.creation.default.partitions"
    When the dead-letter topic is created
    Then a record arrives in the dead-letter topic with the value "this is not compressed" and the headers
      | sqs.dlq.reason | any |
    And 20 gzipped messages have arrived
    And nothing is left in the queue
