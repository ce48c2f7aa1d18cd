// Two texts made from the story's reference, for the tests: one retells all of it in other words, as a language
// model does, and one holds a paragraph of it in a text of its own.

export const rewritten = `After fourteen hours of negotiations that lasted until just before sunrise on Wednesday, Velmark and Kessara struck a deal in Port Selene to end an 11-month confrontation over herring in the Ardan Strait, pulling back their patrol vessels and stepping away from what had looked like an inevitable trade war.

The agreement creates a shared commission to oversee fisheries and obliges the two governments to submit later quarrels to arbitration.

Speaking to journalists in the harbour office that hosted the negotiations, Velmark's foreign minister Ilse Brandvik stressed that the aim had been the safety of fishing crews rather than scoring points. “Tonight both crews can go home,” she said.

Tomas Orlay, who represented Kessara, praised the outcome as “a fair bargain between two proud peoples” and hinted that cooperation on defence could follow.

Tensions had been building since December, after a Kessaran coastguard ship fired warning shots at a trawler from Velmark that had wandered over the median line. While no one was injured, Velmark withdrew its ambassador and, within weeks, slapped emergency tariffs on steel from Kessara.

In the months that followed, warships from both sides trailed one another through the slender waterway, a route for roughly a fifth of all container shipping in the region. Insurance premiums climbed two times, and ferries linking the capitals stopped running in spring.

The parliaments of both countries must still approve the text. It requires patrol boats to retreat 12 nautical miles before the month is out, and it grants Velmark 60 per cent of the herring for three years; from then on the commission will fix yearly quotas guided by scientists.

Steel tariffs will disappear in two steps. In return, Kessara is to hand back the trawler Sigrun and reimburse the people who own her.

Critics were quick to respond. Gunnar Haas of Velmark's Coastal party accused ministers of having “given away the sea for a handshake” and promised to oppose ratification.

Experts took a kinder view. According to Petra Lindqvist, senior fellow at the Selene Institute, the clause on arbitration represents real progress. She argued that a referee is needed exactly because the parties do not trust each other, and described the move as a modest leap of faith.

On the quayside, crews remained wary. Anders Holm, who captains a trawler from Velmark, recalled that his father and grandfather had worked the same waters and said he would be convinced only once the grey ships had gone.

The Northern Maritime Forum, the broker of the negotiations, applauded the result and plans to dispatch 20 observers. The commission is expected to hold its opening session on February 3, and Brandvik will bring the accord before parliament on Monday, ahead of a vote anticipated before winter recess.`;

export const partly = `Every spring the schoolchildren of Tarnby build a boat of willow and tarred cloth, carry it down to the old slipway and let the tide take it. Nobody remembers who began it. The headmaster says the custom is older than the school; the harbour master says it is older than the harbour.

This year's boat was four metres long and carried a sail painted by the youngest class. It went under within sight of the pier, to loud applause, and the children ate cinnamon buns on the steps of the chandlery until the rain came.

Among the parents the talk was of other boats. The dispute began last December, when a Kessaran coastguard vessel fired warning shots at a Velmark trawler that had strayed across the median line. Nobody was hurt, but Velmark recalled its ambassador and, weeks later, imposed emergency tariffs on Kessaran steel. Since then the two navies have shadowed each other in the narrow channel, which carries about a fifth of the region’s container traffic.

Marit Solheim, whose two sons crew a mussel barge, said she had stopped listening to the radio. Her neighbour keeps a list of the freighters that pass the window at breakfast, with a star beside each one that he has not seen before. He has eleven stars since Easter.

The willow is cut in February, before the sap rises, and soaked for six weeks in the mill pond. Next year's bundles have been promised by a farmer in Overlund, who asks for nothing but a bun and a place on the steps.`;
