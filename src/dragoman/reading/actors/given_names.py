"""Given names that are mostly a woman's or mostly a man's: a hint for pronouns where the text gives no title."""

from dragoman.reading.lemma import word_set

FEMALE = word_set(
    """
    adele agnes aisha alexandra alice alina amal amanda amina amy ana andrea angela anita ann anna anne annalena
    antonia asha ayesha barbara beatrice benita bettina birgit bridget camille carla carmen caroline catherine
    charlotte chiara christine claire claudia cristina dalia daria deborah denise diana dilma dina dominique dorothy
    ekaterina elena elif elisabeth elise elizabeth ella ellen elsa emily emma ester esther eva evelyn fatima fatou
    federica fiona florence frances francesca gabriela giorgia gloria grace greta hanan hanna hannah harriet heather
    heidi helen helena hillary hind ilse ingrid irene irina isabel isabella jacinda jane janet jean jeanine jennifer
    jessica joan johanna josephine joyce judith julia juliana julie kaja kamala karen karin karoline kate katherine
    kathleen kerstin kim kristina krystyna lara laura layla leila lena leyla lina linda lisa lucia ludmila magdalena
    maia maria mariana marie marina marta martha mary maryam maya melanie melania melissa mercedes mette michelle
    mina miriam mona monica nabila nadia nancy natalia natalie nathalie nikki nina noor nora olga olena oksana
    pamela patricia paula penny pilar priti rachel raisa rania rebecca reem rosa roza ruth sabine sahar samantha
    samia sandra sanna sara sarah sharon sheila silvia simone sonia sophie stella stephanie susan svetlana sylvia
    tamara tania tatiana teresa theresa tina ulrike ursula valentina valerie vera veronica victoria viktoria violeta
    virginia yasmin yelena yulia yuliya zainab zeynep zuzana margaret viola
    """
)
MALE = word_set(
    """
    abdallah abdel abdul abdullah abiy abraham adam adrian ahmad ahmed alan albert aleksandar aleksandr alexander
    alexei alfred ali alistair amir anders andre andreas andrei andrew andrii andriy ansgar anthony antonio antony
    anton arthur asif aslan azhar barack bashar benjamin bernard bill boris brad brian bruce carl carlos cesar
    charles chris christian christoph colin craig cyril dan daniel david dean denis dennis dieter dimitri dmitri
    dmitry dmytro donald douglas edgar eduard edward edwin emmanuel enrique eric erik ernesto evan evgeny faisal
    farid felix fernando francis francisco francois frank franz frederick friedrich gabriel gary george gerald
    gerhard gianni giorgi giovanni giuseppe gonzalo gordon graham greg gregory guillermo gustavo guy hamid hans
    harry hasan hassan heiko helmut henri henry hossein hugo hussein hyun ian ibrahim igor ilham ismail ivan jack
    jacques jake james jan jared jason javier jd jeff jeffrey jens jeremy jerome jim joaquin joe joel johan john
    jonathan jorge jose joseph josep joshua juan julian jurgen justin kamal karim karl keir keith kenneth kevin
    khalid khalifa kirill klaus konrad kurt kwame larry lars laurent leo leon leonid lloyd luca lucas luis luiz
    lukas magnus mahmoud malik manuel marc marco marcos mario mark martin matthew maurice max maxim mehmet michael
    michel miguel mikhail mike mikheil miroslav mohamed mohammad mohammed muhammad mustafa nelson nicholas nicolas
    nigel nikol nikolai oleg olaf oleksandr oleksii oliver omar orhan oscar pablo patrick paul pavel pavlo pedro
    peter petro philip philippe pierre piotr rafael ralph ramon rashid raul recep reza richard robert roberto
    rodrigo roger roland roman ronald rustem salem salman salva sam sami samuel sean sebastian sergei sergey sergio
    serhii shigeru simon stanislav stefan stephen steve steven taras tarek terence thabo theodore thomas tim timothy
    tom tomas tony umar vadim valery victor viktor vincent vladimir volodymyr walid walter werner wilhelm william
    winston wolfgang xavier yasser yevgeny yitzhak yuri yusuf yves zaur ziad mostafa
    """
)


def gender(given: str) -> bool | None:
    """Tell whether a given name, folded, is a woman's; None where it tells nothing."""
    if given in FEMALE:
        return True
    return False if given in MALE else None
