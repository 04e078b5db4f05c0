//! What a command or a character stands for, and what TeX takes it for (*The TeXbook*, appendix F; amsmath, amssymb).
//!
//! Lists of name and sign, kind by kind: text compresses better than a table of pointers or a match, and a look-up reads
//! some 4 kB.

/// What a name is, and what its sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter that is slanted.
    Slanted,
    /// A letter, or a sign like one, that is not.
    Upright,
    /// An operation.
    Binary,
    /// A relation or an arrow.
    Relation,
    /// A relation that would grow with its row: an arrow up or down, which is a delimiter too.
    Vertical,
    /// Opens.
    Open,
    /// Closes.
    Close,
    /// Opens or closes.
    Fence,
    /// An operation over a range, with limits.
    Large,
    /// An integral: its limits stand at its side.
    Integral,
    /// A separator.
    Punctuation,
    /// A separator that MathML takes for something else.
    Separator,
    /// A sign with no room around it.
    Tight,
    /// The same, after its operand.
    Postfix,
    /// A function.
    Function,
    /// A function that takes limits.
    Limits,
    /// Room; the sign is a CSS length.
    Space,
    /// A mark over one argument.
    Accent,
    /// A mark as wide as its argument.
    Wide,
    /// The same, below.
    Below,
    /// An arrow as long as its argument.
    Arrow,
    /// A fraction; the sign is its size: `d`isplay, `t`ext or as it comes.
    Fraction,
    /// A fraction in parentheses, without its line.
    Binomial,
    /// A size for what follows; the sign is as for fractions, and `s`cript.
    Size,
    /// A delimiter of a height; the sign is a CSS length.
    Big,
}

/// Names and signs by turns.
pub(super) const SYMBOLS: &[(Kind, &str)] = &[
    (
        Kind::Slanted,
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ \
         lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ \
         varphi φ chi χ psi ψ omega ω partial ∂ ell ℓ imath ı jmath ȷ",
    ),
    (
        Kind::Upright,
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ nabla ∇ \
         forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ hbar ℏ aleph ℵ beth ℶ Re ℜ Im ℑ wp ℘ angle ∠ \
         triangle △ neg ¬ lnot ¬ top ⊤ bot ⊥ degree ° prime ′ ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ \
         ddots ⋱ complement ∁ square □ Box □ blacksquare ■ checkmark ✓ backslash \\ % % $ $ # # & & _ _ \
         pounds £ euro € yen ¥ cents ¢ S §",
    ),
    (
        Kind::Binary,
        "pm ± mp ∓ times × div ÷ cdot ⋅ centerdot · ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ setminus ∖ \
         wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † ddagger ‡ sqcap ⊓ \
         sqcup ⊔ uplus ⊎ amalg ⨿ rtimes ⋊ ltimes ⋉ minus −",
    ),
    (
        Kind::Relation,
        "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ lt < gt > equiv ≡ approx ≈ sim ∼ \
         simeq ≃ cong ≅ propto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ prec ≺ succ ≻ preceq ⪯ succeq ⪰ \
         lesssim ≲ gtrsim ≳ in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ \
         sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ perp ⟂ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ \
         therefore ∴ because ∵ bowtie ⋈ to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ \
         Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ \
         longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ \
         hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ \
         rightleftharpoons ⇌ leftrightarrows ⇆ rightleftarrows ⇄ leadsto ⇝ rightsquigarrow ⇝ nearrow ↗ \
         searrow ↘ swarrow ↙ nwarrow ↖",
    ),
    (
        Kind::Vertical,
        "uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕",
    ),
    (
        Kind::Open,
        "{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖",
    ),
    (
        Kind::Close,
        "} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖",
    ),
    (Kind::Fence, "vert | | ‖ Vert ‖"),
    (
        Kind::Large,
        "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ \
         bigsqcup ⨆ biguplus ⨄",
    ),
    (Kind::Integral, "int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯"),
    (Kind::Separator, "colon :"),
    (Kind::Binary, "bmod mod"),
    (
        Kind::Function,
        "arccos arccos arcsin arcsin arctan arctan arg arg cos cos cosh cosh cot cot coth coth csc csc deg deg \
         dim dim exp exp hom hom ker ker lg lg ln ln log log sec sec sin sin sinh sinh tan tan tanh tanh",
    ),
    (
        Kind::Limits,
        "det det gcd gcd inf inf lim lim liminf lim\u{a0}inf limsup lim\u{a0}sup max max min min Pr Pr sup sup",
    ),
    (
        Kind::Space,
        ", 0.1667em thinspace 0.1667em : 0.2222em > 0.2222em ; 0.2778em space 0.3333em quad 1em qquad 2em",
    ),
    (
        Kind::Accent,
        "hat ^ bar ¯ vec → dot ˙ ddot ¨ tilde ~ check ˇ breve ˘ acute ´ grave ` mathring ˚",
    ),
    (
        Kind::Wide,
        "widehat ^ widetilde ~ overline ‾ overrightarrow → overleftarrow ← overbrace ⏞",
    ),
    (Kind::Below, "underline _ underbrace ⏟"),
    (Kind::Arrow, "xrightarrow → xleftarrow ←"),
    (Kind::Fraction, "frac - dfrac d cfrac d tfrac t"),
    (Kind::Binomial, "binom - dbinom d tbinom t"),
    (Kind::Size, "displaystyle d textstyle t scriptstyle s"),
    (Kind::Big, "big 1.2em Big 1.8em bigg 2.4em Bigg 3em"),
];

/// The same for characters.
pub(super) const CHARACTERS: &[(Kind, &str)] = &[
    (Kind::Binary, "+ + - − * ∗"),
    (Kind::Relation, "= = < < > > : :"),
    (Kind::Punctuation, ", , ; ;"),
    (Kind::Open, "( ( [ ["),
    (Kind::Close, ") ) ] ]"),
    (Kind::Fence, "| |"),
    (Kind::Tight, "/ / . ."),
    (Kind::Postfix, "! ! ? ?"),
    (Kind::Space, "~ 0.3333em"),
];

/// The kind and the sign of `name`.
pub(super) fn find<K: Copy>(lists: &[(K, &'static str)], name: &str) -> Option<(K, &'static str)> {
    lists.iter().find_map(|(kind, list)| {
        let mut words = list.split_ascii_whitespace();
        while let (Some(listed), Some(sign)) = (words.next(), words.next()) {
            if listed == name {
                return Some((*kind, sign));
            }
        }
        None
    })
}

/// The same for a sign that stands in the source itself, beyond ASCII.
pub(super) fn find_sign(sign: &str) -> Option<(Kind, &'static str)> {
    SYMBOLS.iter().take(SIGNS).find_map(|(kind, list)| {
        let found = list.split_ascii_whitespace().find(|listed| *listed == sign)?;
        Some((*kind, found))
    })
}

/// How many of the lists hold signs that stand for themselves; they come first.
pub(super) const SIGNS: usize = 10;
