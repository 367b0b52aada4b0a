"""Le formulaire d'un modèle contrôlé : ses relations se contrôlent avant d'être enregistrées."""

from django import forms


class ControleForm(forms.ModelForm):
    def _post_clean(self):
        """Comme le mot de passe d'un compte dans Django : l'objet doit d'abord porter ce qui est saisi."""
        lisible = not self.errors
        super()._post_clean()
        if not lisible:
            return
        noms = {champ.name for champ in self._meta.model._meta.many_to_many} & self.cleaned_data.keys()
        prevues = {nom: self.cleaned_data[nom] for nom in noms}
        for ecart in self.instance.ecarts_des_relations(**prevues):
            self.add_error(ecart.champ if ecart.champ in self.fields else None, str(ecart))
