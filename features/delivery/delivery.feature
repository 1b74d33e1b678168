@delivery @compatibility
Feature: Messages arrive
  Each message of a standard queue arrives in Kafka as it was sent, and is gone from its queue once it is there.

  Scenario: A message arrives with its body, its headers and its key
    Given a standard queue
    And a connector from the queue to a topic
    When the message "order 4711 accepted" is sent with the attributes
      | name     | type   | value         |
      | tenant   | String | north         |
      | priority | Number | 7             |
    Then a record arrives with the value "order 4711 accepted" and the headers
      | tenant            | north |
      | priority          | 7     |
      | sqs.receive.count | 1     |
    And the record with the value "order 4711 accepted" has the message's id as its key
    And the outcome is
      | delivered     | 1 |
      | duplicated    | 0 |
      | left in queue | 0 |

  Scenario: A thousand messages arrive once each
    Given a standard queue
    And a connector from the queue to a topic
    When 1000 messages are sent
    Then the outcome is
      | delivered     | 1000 |
      | duplicated    | 0    |
      | left in queue | 0    |

  Scenario: What was in the queue before the connector started arrives too
    Given a standard queue
    And 200 messages are sent
    And a connector from the queue to a topic
    Then the outcome is
      | delivered     | 200 |
      | duplicated    | 0   |
      | left in queue | 0   |

  Scenario: The largest body that SQS takes arrives whole
    Given a standard queue
    And a topic with
      | max.message.bytes | 2000000 |
    And a connector from the queue to a topic with
      | producer.override.max.request.size | 2000000 |
      | kafka.record.max.bytes             | 2000000 |
    When 3 messages of 1000 KB are sent
    Then the outcome is
      | delivered     | 3 |
      | duplicated    | 0 |
      | left in queue | 0 |

  Scenario: A body arrives letter by letter
    Given a standard queue
    And a connector from the queue to a topic
    When the message is sent
      """
      { "Straße": "Ægir 🚚",	"empty": "",
        "quote": "\"", "backslash": "\\", "markup": "<a href='x'>&amp;</a>" }
      """
    Then a record arrives with the value
      """
      { "Straße": "Ægir 🚚",	"empty": "",
        "quote": "\"", "backslash": "\\", "markup": "<a href='x'>&amp;</a>" }
      """

  Scenario Outline: The record key is what the operator chose: <choice>
    Given a FIFO queue
    And a connector from the queue to a topic with
      | kafka.record.key           | <choice>    |
      | kafka.record.key.attribute | customer    |
    When these messages are sent
      | body  | group | customer |
      | first | g1    | c42      |
    Then the keys of the records are
      | value | key   |
      | first | <key> |

    Examples:
      | choice        | key |
      | auto          | g1  |
      | message_group | g1  |
      | attribute     | c42 |
      | none          |     |
