@fifo @exactly-once @own-environment @slow
Feature: What message groups cost
  What a FIFO queue leaves behind in the worker's memory and in Kafka does not grow with the number of groups that were ever
  seen, but for what is kept of the latest ones, and that is bounded.

  Scenario Outline: Ten thousand messages in <groups> group(s)
    Given a FIFO queue
    And a connector from the queue to a topic with
      | exactly.once.support | required |
    When 500 messages in 1 group are sent
    And at least 500 messages have been delivered
    And the footprint of the connector is taken
    And 10000 messages in <groups> group are sent
    Then the outcome after recovery is
      | delivered     | 10500 |
      | duplicated    | 0     |
      | reordered     | 0     |
      | left in queue | 0     |
    And the footprint of the connector has grown by no more than
      | heap of the worker after a collection, KB  | <heap>   |
      | offsets topic on disk, bytes per message   | <topic>  |
      | offsets kept after compaction, bytes       | 40000    |

    Examples:
      | groups | heap  | topic |
      | 1      | 8000  | 200   |
      | 10000  | 12000 | 1000  |
